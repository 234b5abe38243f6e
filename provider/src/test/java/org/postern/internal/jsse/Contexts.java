// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jsse;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Provider;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.jspecify.annotations.Nullable;
import org.postern.internal.policy.KeyShares;
import org.postern.internal.policy.Policies;
import org.postern.internal.policy.Protocol;
import org.postern.internal.policy.Rules;
import org.postern.lab.pki.LabCertificate;
import org.postern.lab.pki.LabKeyType;
import org.postern.lab.pki.LabPki;
import org.postern.policy.Profile;

/** SSLContexts of both kinds with the same lab certificates. */
final class Contexts {

  static final String HOST = "mx.example.test";
  static final LabCertificate ROOT = new LabPki().root("Lab Root");
  static final LabCertificate SERVER = new LabPki().leaf(ROOT, HOST, "localhost");
  static final LabCertificate RSA_SERVER =
      new LabPki().server(HOST, "localhost").key(LabKeyType.RSA_2048).signedBy(ROOT);
  static final LabCertificate CLIENT =
      new LabPki()
          .certificate()
          .commonName("client")
          .purposes(KeyPurposeId.id_kp_clientAuth)
          .signedBy(ROOT);
  static final LabCertificate STRANGER = new LabPki().root("Stranger");

  private static final char[] PASSWORD = "lab".toCharArray();
  private static final Duration HANDSHAKE = Duration.ofSeconds(20);

  private Contexts() {}

  /** Which implementation. */
  enum Kind {
    POSTERN,
    SUN
  }

  static Supplier<Rules> rules() {
    return () -> Policies.of("2026").effective(Profile.INTERMEDIATE);
  }

  static ContextSettings settings(Duration handshakeTimeout) {
    return new ContextSettings(
        rules(), List.of(Protocol.values()), KeyShares.BOTH, handshakeTimeout);
  }

  static SSLContext client(Kind kind) throws Exception {
    return context(kind, null, trust(ROOT));
  }

  static SSLContext clientWithKey(Kind kind) throws Exception {
    return context(kind, keys(CLIENT), trust(ROOT));
  }

  static SSLContext server(Kind kind) throws Exception {
    return context(kind, keys(SERVER), trust(ROOT));
  }

  static SSLContext context(
      Kind kind, KeyManager @Nullable [] keys, TrustManager @Nullable [] trust) throws Exception {
    SSLContext context =
        kind == Kind.SUN ? SSLContext.getInstance("TLS", "SunJSSE") : postern(settings(HANDSHAKE));
    context.init(keys, trust, null);
    return context;
  }

  static SSLContext postern(ContextSettings settings) {
    return postern(new ContextSpi(settings));
  }

  static SSLContext postern(ContextSpi spi) {
    return new TestContext(spi);
  }

  static KeyManager[] keys(LabCertificate certificate) throws Exception {
    KeyManagerFactory factory = KeyManagerFactory.getInstance("SunX509", "SunJSSE");
    factory.init(certificate.keyStore(PASSWORD), PASSWORD);
    return factory.getKeyManagers();
  }

  static TrustManager[] trust(LabCertificate... roots) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    for (int i = 0; i < roots.length; i++) {
      store.setCertificateEntry("root" + i, roots[i].x509());
    }
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX", "SunJSSE");
    factory.init(store);
    return factory.getTrustManagers();
  }

  private static final class TestContext extends SSLContext {
    TestContext(SSLContextSpi spi) {
      super(spi, provider(), "TLS");
    }

    private static Provider provider() {
      try {
        return SSLContext.getInstance("TLS", "SunJSSE").getProvider();
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
