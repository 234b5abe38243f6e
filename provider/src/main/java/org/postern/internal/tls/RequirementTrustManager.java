// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.tls;

import java.net.Socket;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;
import org.postern.internal.handshake.RawKeyTrust;
import org.postern.smtp.PeerRefusedException;
import org.postern.smtp.PeerVerdict;

/**
 * Hands the server's certificates to the judge, and keeps the verdict on the session. It is an
 * extended trust manager because JSSE then adds no check of its own.
 */
final class RequirementTrustManager extends X509ExtendedTrustManager implements RawKeyTrust {

  private final ContextKey key;
  private final Judge judge;

  RequirementTrustManager(ContextKey key, Judge judge) {
    this.key = key;
    this.judge = judge;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    decide(chain, ((SSLSocket) socket).getHandshakeSession(), socket);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    decide(chain, engine.getHandshakeSession(), engine);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    decide(chain, null, this);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    checkClientTrusted(chain, authType);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    checkClientTrusted(chain, authType);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw new CertificateException("this context is for clients; it trusts none");
  }

  @Override
  public boolean wantsRawKey() {
    return judge.wantsRawKey();
  }

  /** Of the verdict only the refusal counts here: the session remembers the key. */
  @Override
  public void checkServerKey(PublicKey serverKey) throws CertificateException {
    PeerVerdict verdict = judge.judgeKey(serverKey);
    if (!verdict.accepted()) {
      throw new PeerRefusedException(verdict);
    }
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }

  private void decide(X509Certificate[] chain, @Nullable SSLSession session, Object connection)
      throws CertificateException {
    PeerVerdict verdict = judge.judge(chain);
    if (!verdict.accepted()) {
      throw new PeerRefusedException(verdict);
    }
    if (session != null) {
      Proof.keep(session, key, verdict, connection);
    }
  }
}
