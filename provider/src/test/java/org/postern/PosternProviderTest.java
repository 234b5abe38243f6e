// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.InvalidParameterException;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.util.ServiceLoader;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.policy.Profile;
import org.postern.policy.TlsPolicy;

/** The provider as JSSE sees it. */
class PosternProviderTest {

  private final Provider provider = new PosternProvider();

  @Test
  void itHasItsServices_andNoOthers() {
    assertThat(provider.getName()).isEqualTo("Postern");
    assertThat(provider.getServices())
        .extracting(service -> service.getType() + "." + service.getAlgorithm())
        .containsExactlyInAnyOrder(
            "SSLContext.TLS",
            "SSLContext.TLSv1.2",
            "SSLContext.TLSv1.3",
            "SSLContext.Default",
            "TrustManagerFactory.PKIX",
            "TrustManagerFactory.DANE",
            "KeyManagerFactory.PKIX",
            "KeyManagerFactory.ServerIdentity",
            "KeyStore.PEM",
            "Signature.Ed25519",
            "Signature.Ed448",
            "Signature.EdDSA",
            "KeyFactory.Ed25519",
            "KeyFactory.Ed448",
            "KeyFactory.EdDSA",
            "KeyPairGenerator.Ed25519",
            "KeyPairGenerator.Ed448",
            "KeyPairGenerator.EdDSA");
    assertThat(provider.getService("TrustManagerFactory", "X.509")).isNotNull();
    assertThat(provider.getService("SSLContext", "TLSv1.1")).isNull();
  }

  @Test
  void itIsFoundByTheServiceLoader() {
    assertThat(ServiceLoader.load(Provider.class))
        .extracting(Provider::getName)
        .contains(PosternProvider.NAME);
  }

  @ParameterizedTest
  @CsvSource({"TLS, TLSv1.3", "TLSv1.3, TLSv1.3", "TLSv1.2, TLSv1.2", "Default, TLSv1.3"})
  void contexts_areUnderTheConfiguredPolicy(String name, String newest) throws Exception {
    SSLContext context = SSLContext.getInstance(name, provider);
    if (!name.equals("Default")) {
      context.init(null, null, null);
    }
    assertThat(context.getProvider()).isSameAs(provider);
    SSLEngine engine = context.createSSLEngine();
    engine.setUseClientMode(true);
    assertThat(engine.getEnabledProtocols()).startsWith(newest);
    assertThat(engine.getSupportedCipherSuites())
        .containsExactlyElementsOf(TlsPolicy.latest().allowed(Profile.INTERMEDIATE).cipherSuites());
  }

  @Test
  void systemProperties_areRead_andAWrongOneIsNamed() throws Exception {
    try {
      System.setProperty("postern.tls.profile", "modern");
      SSLContext modern = SSLContext.getInstance("TLS", new PosternProvider());
      modern.init(null, null, null);
      assertThat(modern.createSSLEngine().getSupportedProtocols()).containsExactly("TLSv1.3");
      System.setProperty("postern.tls.profile", "ancient");
      Provider another = new PosternProvider();
      assertThatThrownBy(() -> SSLContext.getInstance("TLS", another))
          .isInstanceOf(NoSuchAlgorithmException.class)
          .hasRootCauseInstanceOf(IllegalArgumentException.class)
          .rootCause()
          .hasMessageContaining("modern");
    } finally {
      System.clearProperty("postern.tls.profile");
    }
  }

  @Test
  void services_takeNoParameter() {
    assertThatThrownBy(() -> provider.getService("SSLContext", "TLS").newInstance("more"))
        .isInstanceOf(InvalidParameterException.class);
    assertThatThrownBy(() -> provider.configure("more"))
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
