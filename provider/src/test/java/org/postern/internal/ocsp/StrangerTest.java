// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.ocsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.EnumSet;
import java.util.Set;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who takes a certificate that nobody can know. */
class StrangerTest {

  enum Method {
    ALONE,
    ENGINE,
    SOCKET
  }

  /** Refuses by some methods, and takes everything by the others. */
  private static final class Picky extends X509ExtendedTrustManager {
    private final Set<Method> strict;

    Picky(Set<Method> strict) {
      this.strict = strict;
    }

    private void check(Method method) throws CertificateException {
      if (strict.contains(method)) {
        throw new CertificateException("unknown");
      }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType)
        throws CertificateException {
      chain[0].checkValidity();
      check(Method.ALONE);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, @Nullable Socket s)
        throws CertificateException {
      check(Method.SOCKET);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, @Nullable SSLEngine e)
        throws CertificateException {
      check(Method.ENGINE);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) {
      throw new IllegalStateException();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, @Nullable Socket s) {
      throw new IllegalStateException();
    }

    @Override
    public void checkClientTrusted(
        X509Certificate[] chain, String authType, @Nullable SSLEngine e) {
      throw new IllegalStateException();
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }

  @Test
  void whoTakesAnything_takesIt() {
    assertThat(Stranger.isTrustedBy(new Picky(EnumSet.noneOf(Method.class)))).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void whoRefusesItByOneMethod_authenticates(Method method) {
    assertThat(Stranger.isTrustedBy(new Picky(EnumSet.of(method)))).isFalse();
  }

  @Test
  void theJdksTrustManagers_refuseIt() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("root", Responders.CA.x509());
    for (String algorithm : new String[] {"PKIX", "SunX509"}) {
      TrustManagerFactory factory = TrustManagerFactory.getInstance(algorithm, "SunJSSE");
      factory.init(store);
      X509ExtendedTrustManager manager = (X509ExtendedTrustManager) factory.getTrustManagers()[0];
      assertThat(Stranger.isTrustedBy(manager)).as(algorithm).isFalse();
    }
  }
}
