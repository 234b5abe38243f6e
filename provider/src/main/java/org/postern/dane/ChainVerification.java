// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.dane;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.postern.internal.x509.MalformedCertificateException;
import org.postern.internal.x509.RawCertificate;
import org.postern.tlsrpt.ResultType;

/** One verification, from the octets to the verdict. */
final class ChainVerification {

  /** Longer chains are not met; what is beyond is not considered. */
  static final int MAX_CERTIFICATES = 16;

  private final TlsaSet set;

  ChainVerification(
      TlsaSet set,
      List<String> names,
      Instant at,
      boolean eeNameChecks,
      List<RawCertificate> roots) {
    this.set = set;
  }

  DaneVerdict verify(List<byte[]> chainDer) {
    List<RawCertificate> chain = new ArrayList<>();
    if (chainDer.isEmpty()) {
      return refused(
          ResultType.VALIDATION_FAILURE, "no-certificate", "the server sent no certificate");
    }
    for (byte[] der : chainDer.subList(0, Math.min(MAX_CERTIFICATES, chainDer.size()))) {
      try {
        chain.add(RawCertificate.parse(der));
      } catch (MalformedCertificateException e) {
        return refused(
            ResultType.VALIDATION_FAILURE,
            "malformed-certificate",
            "certificate "
                + chain.size()
                + " of the chain (0 is the server's) is malformed: "
                + e.getMessage());
      }
    }
    RawCertificate leaf = chain.get(0);
    AssociationMatcher matcher = new AssociationMatcher(set);
    Association ee = matcher.match(leaf, Association.DANE_EE);
    if (ee != null) {
      return new DaneVerdict.Verified(ee.record(), 0, DaneVerdict.Matched.EE_CERTIFICATE, null);
    }
    return refused(
        ResultType.CERTIFICATE_NOT_TRUSTED,
        "tlsa-no-match",
        "no TLSA record matches the server's certificate");
  }

  private static DaneVerdict refused(ResultType type, String code, String reason) {
    return new DaneVerdict.Refused(type, code, reason);
  }
}
