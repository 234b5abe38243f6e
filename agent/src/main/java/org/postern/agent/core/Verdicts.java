// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.core;

import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;
import org.postern.dane.DaneVerdict;
import org.postern.dane.DaneVerifier;
import org.postern.smtp.PeerVerdict;
import org.postern.smtp.PeerVerdict.Got;
import org.postern.smtp.PeerVerdict.TlsFacts;
import org.postern.smtp.TlsRequirement;

/** What a finished handshake has proved. */
final class Verdicts {
  private Verdicts() {}

  static PeerVerdict of(SSLSession session, TlsRequirement requirement, Treatment treatment) {
    if (treatment.ourTls()) {
      return PeerVerdict.of(session)
          .map(verdict -> verdict.tls() == null ? verdict.withTls(facts(session)) : verdict)
          .orElseGet(() -> PeerVerdict.encrypted(requirement, null, facts(session)));
    }
    if (treatment.alsoCheck() && requirement instanceof TlsRequirement.Dane dane) {
      return PeerVerdict.encrypted(requirement, check(session, dane), facts(session));
    }
    return new PeerVerdict(
        requirement,
        Got.ENCRYPTED,
        requirement.mx(),
        null,
        null,
        "the program's own TLS and trust",
        facts(session));
  }

  private static @Nullable DaneVerdict check(SSLSession session, TlsRequirement.Dane dane) {
    try {
      List<byte[]> chain = new ArrayList<>();
      for (Certificate certificate : session.getPeerCertificates()) {
        chain.add(certificate.getEncoded());
      }
      return DaneVerifier.of().verify(chain, dane.records(), dane.names(), Instant.now());
    } catch (SSLPeerUnverifiedException | CertificateEncodingException e) {
      return null; // Nothing was presented that could match.
    }
  }

  /** JSSE does not tell the group, nor whether the session was resumed. */
  private static TlsFacts facts(SSLSession session) {
    return new TlsFacts(session.getProtocol(), session.getCipherSuite(), null, false);
  }
}
