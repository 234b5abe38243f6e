// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

import java.io.IOException;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.X509ExtendedTrustManager;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.KeyExchangeAlgorithm;
import org.bouncycastle.tls.TlsFatalAlert;
import org.postern.internal.ocsp.VerifiedUntil;

/** Has the trust manager judge a peer, and turns its verdict into the alert. */
final class Trust {
  private static final String UNKNOWN = "UNKNOWN";
  private final Handshake handshake;
  private final X509ExtendedTrustManager manager;

  Trust(Handshake handshake) {
    this.handshake = handshake;
    this.manager = handshake.environment().trust();
  }

  /**
   * Judges a server.
   *
   * @param keyExchange that of TLS 1.2, or any other number in TLS 1.3
   */
  void checkServer(Certificate message, List<byte[]> staples, int keyExchange, boolean tls13)
      throws IOException {
    X509Certificate[] chain = learn(message);
    handshake.learn(facts -> facts.withStatusResponses(staples));
    String authType =
        tls13
            ? UNKNOWN
            : keyExchange == KeyExchangeAlgorithm.ECDHE_ECDSA ? "ECDHE_ECDSA" : "ECDHE_RSA";
    try {
      handshake.owner().checkServerTrusted(manager, chain, authType);
    } catch (CertificateException e) {
      throw refused(e);
    }
    // A session that is resumed carries no staple: it ends when what is known of the status does.
    Instant until = VerifiedUntil.of(handshake.session());
    if (until != null) {
      handshake.learn(facts -> facts.withTrustedUntil(until));
    }
  }

  /** Judges a client. */
  void checkClient(Certificate message) throws IOException {
    X509Certificate[] chain = learn(message);
    String algorithm = chain[0].getPublicKey().getAlgorithm();
    String authType =
        switch (algorithm) {
          case "RSA", "RSASSA-PSS", "EC" -> algorithm;
          default -> UNKNOWN;
        };
    try {
      handshake.owner().checkClientTrusted(manager, chain, authType);
    } catch (CertificateException e) {
      throw refused(e);
    }
  }

  /** Returns whether a server may show a raw public key. */
  boolean wantsRawKey() {
    return manager instanceof RawKeyTrust raw && raw.wantsRawKey();
  }

  /** Judges the raw public key of a server. */
  void checkServerKey(Certificate message) throws IOException {
    PublicKey key = RawKey.of(message);
    PeerRules.checkKey(key, handshake.settings().rules().minRsaBits());
    handshake.learn(facts -> facts.withPeerRawKey(key));
    try {
      if (!(manager instanceof RawKeyTrust raw)) {
        throw new TlsFatalAlert(AlertDescription.unsupported_certificate);
      }
      raw.checkServerKey(key);
    } catch (CertificateException e) {
      throw refused(e);
    }
  }

  private X509Certificate[] learn(Certificate message) throws IOException {
    List<X509Certificate> chain = PeerChain.of(message);
    if (manager instanceof RawKeyTrust) {
      PeerRules.checkOwn(handshake.settings(), chain);
    } else {
      PeerRules.checkPath(handshake.settings(), chain);
    }
    handshake.learn(facts -> facts.withPeerCertificates(chain));
    return chain.toArray(X509Certificate[]::new);
  }

  private static TlsFatalAlert refused(CertificateException e) {
    return new TlsFatalAlert(TrustAlerts.of(e), "the peer's certificate is not trusted", e);
  }
}
