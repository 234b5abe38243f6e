// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Vector;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsFatalAlert;
import org.jspecify.annotations.Nullable;
import org.postern.internal.policy.SignatureScheme;

/** How a server knows its clients. */
final class ClientCertificates {
  private ClientCertificates() {}

  /** Returns what is asked of the client, null for nothing. */
  static @Nullable CertificateRequest request(Handshake handshake, boolean tls13)
      throws IOException {
    if (handshake.settings().clientAuthentication() == ClientAuthentication.NONE) {
      return null;
    }
    List<SignatureScheme> schemes = handshake.settings().rules().signatureSchemes();
    Vector<SignatureAndHashAlgorithm> algorithms = Codes.algorithms(schemes);
    Vector<X500Name> authorities = new Vector<>();
    for (X509Certificate issuer : handshake.environment().trust().getAcceptedIssuers()) {
      authorities.add(X500Name.getInstance(issuer.getSubjectX500Principal().getEncoded()));
    }
    return tls13
        ? new CertificateRequest(new byte[0], algorithms, null, orNull(authorities))
        : new CertificateRequest(ClientCertificateTypes.of(schemes), algorithms, authorities);
  }

  private static @Nullable Vector<X500Name> orNull(Vector<X500Name> authorities) {
    return authorities.isEmpty() ? null : authorities;
  }

  /** Judges what the client has shown, which may be nothing. */
  static void received(Handshake handshake, Certificate message) throws IOException {
    if (!message.isEmpty()) {
      new Trust(handshake).checkClient(message);
      return;
    }
    if (handshake.settings().clientAuthentication() == ClientAuthentication.NEEDED) {
      throw new TlsFatalAlert(
          org.postern.internal.policy.Protocol.TLS_1_3 == handshake.session().facts().protocol()
              ? AlertDescription.certificate_required
              : AlertDescription.handshake_failure,
          "the client shows no certificate");
    }
  }
}
