// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.dane;

import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postern.internal.x509.RawCertificate;
import org.postern.tlsrpt.ResultType;

/** Words the refusal of a chain that no record matches. */
final class Mismatch {

  private static final int RECORDS_SHOWN = 4;
  private static final TlsaDigest SHA256 = TlsaDigest.parse("sha256");

  private final TlsaSet set;
  private final List<RawCertificate> chain;

  Mismatch(TlsaSet set, List<RawCertificate> chain) {
    this.set = set;
    this.chain = chain;
  }

  /**
   * Returns the refusal.
   *
   * @param obstacle what kept part of the chain from being verified at all, or null: then the
   *     failure is that of the chain's own quality, not one of trust
   */
  DaneVerdict.Refused refused(@Nullable String obstacle) {
    if (obstacle != null) {
      return new DaneVerdict.Refused(
          ResultType.VALIDATION_FAILURE,
          "chain-not-verifiable",
          "no path to a certificate that " + records() + " matches; " + obstacle);
    }
    StringBuilder text = new StringBuilder("no certificate matches ").append(records());
    text.append("; the server's certificate would need \"3 1 1 ").append(spkiDigest()).append('"');
    if (hasUsage(Association.DANE_TA)) {
      text.append("; a path from it has to reach the authority of the record, whose certificate")
          .append(" the server must send (RFC 7671 section 5.2.2); it sent ")
          .append(chain.size())
          .append(chain.size() == 1 ? " certificate" : " certificates");
    }
    if (hasUsage(Association.PKIX_TA) || hasUsage(Association.PKIX_EE)) {
      text.append("; usages 0 and 1 need a path to a root certificate given to this check as well");
    }
    text.append(
        "; either the server has got a new key and its TLSA records were not published first, or"
            + " this is not the server that the domain means");
    return new DaneVerdict.Refused(
        ResultType.CERTIFICATE_NOT_TRUSTED, "tlsa-no-match", text.toString());
  }

  private boolean hasUsage(int usage) {
    return set.usable().stream().anyMatch(r -> r.usage() == usage);
  }

  private String records() {
    StringBuilder list = new StringBuilder("TLSA ");
    int shown = 0;
    for (TlsaRecord record : set.usable()) {
      if (shown == RECORDS_SHOWN) {
        return list.append(" and ").append(set.usable().size() - shown).append(" more").toString();
      }
      list.append(shown++ == 0 ? "" : ", ").append(record.abbreviated());
    }
    return list.toString();
  }

  private String spkiDigest() {
    return HexFormat.of().formatHex(SHA256.digest(chain.get(0).subjectPublicKeyInfo()));
  }
}
