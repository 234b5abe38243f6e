// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jsse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Socket;
import java.net.SocketException;
import java.security.KeyManagementException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509KeyManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postern.internal.jsse.Contexts.Kind;
import org.postern.internal.jsse.EnginePair.Side;

/** What a context is initialised with. */
@Timeout(60)
class ContextSpiTest {

  @Test
  void anUninitialisedContext_saysSo() {
    SSLContext context =
        Contexts.postern(Contexts.settings(ContextSettings.DEFAULT_HANDSHAKE_TIMEOUT));
    assertThatIllegalStateException().isThrownBy(context::createSSLEngine);
    assertThatIllegalStateException().isThrownBy(context::getSocketFactory);
    assertThatIllegalStateException().isThrownBy(context::getServerSocketFactory);
  }

  @Test
  void withoutTrustManagers_theJvmsAreAsked() throws Exception {
    EnginePair pair =
        EnginePair.of(Contexts.context(Kind.POSTERN, null, null), Contexts.server(Kind.POSTERN));
    pair.handshake();
    assertThat(pair.failures.get(Side.CLIENT))
        .isInstanceOf(SSLHandshakeException.class)
        .hasStackTraceContaining("unable to find valid certification path");
  }

  @Test
  void withNoneForX509_nobodyIsTrusted() throws Exception {
    EnginePair pair =
        EnginePair.of(
            Contexts.context(Kind.POSTERN, null, new TrustManager[] {new TrustManager() {}}),
            Contexts.server(Kind.POSTERN));
    pair.handshake();
    assertThat(pair.failures.get(Side.CLIENT))
        .isInstanceOf(SSLHandshakeException.class)
        .hasStackTraceContaining("it trusts nobody");
  }

  @Test
  void aServerWithoutKeys_isAnSslExceptionForBoth() throws Exception {
    EnginePair pair =
        EnginePair.of(Contexts.client(Kind.POSTERN), Contexts.context(Kind.POSTERN, null, null));
    pair.handshake();
    assertThat(pair.failures.get(Side.SERVER)).isInstanceOf(SSLException.class);
    assertThat(pair.failures.get(Side.CLIENT))
        .isInstanceOf(SSLHandshakeException.class)
        .hasMessageContaining("handshake_failure");
  }

  @Test
  void aPlainKeyManager_isAskedForEnginesToo() throws Exception {
    EnginePair pair =
        EnginePair.of(
            Contexts.client(Kind.POSTERN),
            Contexts.context(Kind.POSTERN, new KeyManager[] {new OneKey()}, null));
    pair.handshake();
    assertThat(pair.failures).isEmpty();
    assertThat(pair.client.getSession().getPeerCertificates()[0]).isEqualTo(Contexts.SERVER.x509());
  }

  @Test
  void theDefaultContext_isInitialisedOnce() throws Exception {
    SSLContext context =
        Contexts.postern(
            new DefaultContextSpi(Contexts.settings(ContextSettings.DEFAULT_HANDSHAKE_TIMEOUT)));
    assertThat(context.createSSLEngine()).isNotNull();
    assertThatThrownBy(() -> context.init(null, null, null))
        .isInstanceOf(KeyManagementException.class);
  }

  @Test
  void aSocketThatIsNotConnected_cannotBeLayeredOver() throws Exception {
    SSLContext context = Contexts.client(Kind.POSTERN);
    assertThatThrownBy(
            () -> context.getSocketFactory().createSocket(new Socket(), Contexts.HOST, 25, true))
        .isInstanceOf(SocketException.class);
    try (Socket socket = context.getSocketFactory().createSocket()) {
      assertThatThrownBy(socket::getInputStream).isInstanceOf(SocketException.class);
    }
  }

  private static final class OneKey implements X509KeyManager {

    @Override
    public String[] getClientAliases(String keyType, Principal @Nullable [] issuers) {
      return new String[] {"one"};
    }

    @Override
    public @Nullable String chooseClientAlias(
        String[] keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
      return null;
    }

    @Override
    public String[] getServerAliases(String keyType, Principal @Nullable [] issuers) {
      return new String[] {"one"};
    }

    @Override
    public @Nullable String chooseServerAlias(
        String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
      assertThat(socket).isNull();
      return keyType.startsWith("EC") ? "one" : null;
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
      try {
        return new X509Certificate[] {Contexts.SERVER.x509()};
      } catch (java.security.cert.CertificateException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
      return Contexts.SERVER.keyPair().getPrivate();
    }
  }
}
