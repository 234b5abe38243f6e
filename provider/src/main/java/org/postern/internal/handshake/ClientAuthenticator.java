// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

import java.io.IOException;
import java.security.Principal;
import java.util.List;
import java.util.Vector;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.CertificateType;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsClientContext;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsServerCertificate;
import org.jspecify.annotations.Nullable;
import org.postern.internal.policy.Protocol;
import org.postern.internal.policy.SignatureScheme;

/** How a client knows its server, and shows its own key. */
final class ClientAuthenticator implements TlsAuthentication {
  private final Handshake handshake;
  private final TlsClientContext context;
  private List<byte[]> stapled = List.of();

  ClientAuthenticator(Handshake handshake, TlsClientContext context) {
    this.handshake = handshake;
    this.context = context;
  }

  /** Tells the OCSP response of TLS 1.2, which comes after the certificate and before its check. */
  void stapled(byte[] response) {
    stapled = List.of(response);
  }

  private boolean tls13() {
    return handshake.session().facts().protocol() == Protocol.TLS_1_3;
  }

  @Override
  public void notifyServerCertificate(TlsServerCertificate server) throws IOException {
    Certificate message = server.getCertificate();
    Trust trust = new Trust(handshake);
    if (message.getCertificateType() == CertificateType.RawPublicKey) {
      trust.checkServerKey(message);
    } else {
      trust.checkServer(
          message,
          tls13() ? StatusReader.responses(message) : stapled,
          context.getSecurityParametersHandshake().getKeyExchangeAlgorithm(),
          tls13());
    }
  }

  @Override
  public @Nullable TlsCredentials getClientCredentials(CertificateRequest request)
      throws IOException {
    List<SignatureScheme> peers = Codes.schemes(request.getSupportedSignatureAlgorithms());
    handshake.learn(facts -> facts.withPeerSignatureSchemes(peers));
    List<SignatureScheme> schemes =
        SchemeChoice.common(peers, handshake.settings().rules().signatureSchemes(), tls13());
    OwnKey key =
        new KeyChoice(handshake, tls13(), issuers(request))
            .client(ClientCertificateTypes.allowed(schemes, request.getCertificateTypes()));
    if (key == null) {
      return null;
    }
    handshake.learn(facts -> facts.withLocalCertificates(key.chain()));
    return key.signer(handshake.crypto(), tls13(), Staples.NONE);
  }

  private static Principal @Nullable [] issuers(CertificateRequest request) throws IOException {
    Vector<?> authorities = request.getCertificateAuthorities();
    if (authorities == null || authorities.isEmpty()) {
      return null;
    }
    Principal[] issuers = new Principal[authorities.size()];
    for (int i = 0; i < issuers.length; i++) {
      issuers[i] = new X500Principal(((X500Name) authorities.get(i)).getEncoded());
    }
    return issuers;
  }
}
