// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.tls;

import java.security.PublicKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postern.dane.DaneVerdict;
import org.postern.dane.DaneVerifier;
import org.postern.smtp.PeerVerdict;
import org.postern.smtp.TlsRequirement;
import org.postern.tlsrpt.ResultType;

/** Says what a server's certificates prove under one requirement. Thread-safe. */
final class Judge {

  private final TlsRequirement requirement;
  private final DaneVerifier verifier;
  private final Clock clock;

  Judge(TlsRequirement requirement, Clock clock) {
    this.requirement = requirement;
    this.verifier = DaneVerifier.of();
    this.clock = clock;
  }

  /** Never throws, and never accepts what it could not check. */
  PeerVerdict judge(Certificate @Nullable [] chain) {
    if (!(requirement instanceof TlsRequirement.Dane dane)) {
      return PeerVerdict.encrypted(requirement, null, null);
    }
    DaneVerdict verdict;
    try {
      verdict = verifier.verify(encoded(chain), dane.records(), dane.names(), clock.instant());
    } catch (CertificateEncodingException | RuntimeException e) {
      verdict =
          new DaneVerdict.Refused(
              ResultType.VALIDATION_FAILURE,
              "certificate-unreadable",
              "the server's certificates could not be checked: " + e);
    }
    return PeerVerdict.encrypted(requirement, verdict, null);
  }

  /** Judges a public key that was shown without a certificate (RFC 7250). Never throws. */
  PeerVerdict judgeKey(PublicKey key) {
    if (!(requirement instanceof TlsRequirement.Dane dane)) {
      return PeerVerdict.encrypted(requirement, null, null);
    }
    byte[] encoded = key.getEncoded();
    return PeerVerdict.encrypted(
        requirement,
        verifier.verifyRawKey(encoded == null ? new byte[0] : encoded, dane.records()),
        null);
  }

  /** RFC 7671 section 5.1: a raw key is asked for only if every usable record is 3 1 x. */
  boolean wantsRawKey() {
    return requirement instanceof TlsRequirement.Dane dane && dane.records().onlyDaneEeSpki();
  }

  private static List<byte[]> encoded(Certificate @Nullable [] chain)
      throws CertificateEncodingException {
    List<byte[]> der = new ArrayList<>();
    if (chain != null) {
      for (Certificate certificate : chain) {
        der.add(certificate.getEncoded());
      }
    }
    return der;
  }
}
