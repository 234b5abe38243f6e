// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.PosternProvider;
import org.postern.lab.pki.LabCertificate;
import org.postern.lab.pki.LabHandshake;
import org.postern.lab.pki.LabKeyType;
import org.postern.lab.pki.LabPki;

/** PEM as a key store, with our key managers and with the JDK's. */
class PemKeyStoreTest {
  private static final LabPki PKI = new LabPki();
  private static final LabCertificate ROOT = PKI.root("Lab Root");
  private static final LabCertificate EC = PKI.leaf(ROOT, "MX.example", "mail.example");
  private static final LabCertificate RSA =
      PKI.server("mx.example").key(LabKeyType.RSA_2048).signedBy(ROOT);

  private static KeyStore load(String pem, String password) throws Exception {
    KeyStore store = KeyStore.getInstance("PEM", new PosternProvider());
    store.load(
        new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)),
        password == null ? null : password.toCharArray());
    return store;
  }

  @Test
  void keysWithTheirChains_areEntries_calledByTheirNames() throws Exception {
    KeyStore store =
        load(EC.chainPem() + EC.privateKeyPem() + RSA.privateKeyPem() + RSA.pem(), null);
    assertThat(Collections.list(store.aliases())).containsExactly("mx.example", "mx.example-2");
    assertThat(store.getCertificateChain("MX.example")).containsExactly(EC.x509(), ROOT.x509());
    assertThat(store.getCertificateChain("mx.example-2")).containsExactly(RSA.x509(), ROOT.x509());
    assertThat(store.getKey("mx.example-2", "any".toCharArray()))
        .isEqualTo(RSA.keyPair().getPrivate());
    assertThat(store.isKeyEntry("mx.example")).isTrue();
    assertThat(store.isCertificateEntry("mx.example")).isFalse();
    assertThat(store.getCertificateAlias(RSA.x509())).isEqualTo("mx.example-2");
    assertThat(store.getCreationDate("mx.example")).isNotNull();
    assertThat(store.getKey("none", null)).isNull();
  }

  @Test
  void certificatesAlone_areTrusted() throws Exception {
    KeyStore store = load(ROOT.pem() + PKI.root("Other").pem(), null);
    assertThat(store.size()).isEqualTo(2);
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(store);
    assertThat(factory.getTrustManagers()).hasSize(1);
    assertThat(store.getCertificate("certificate")).isEqualTo(ROOT.x509());
  }

  @ParameterizedTest
  @ValueSource(strings = {"PKIX of Postern", "NewSunX509 of SunJSSE", "SunX509 of SunJSSE"})
  void keyManagers_showWhatIsInIt(String which) throws Exception {
    KeyManagerFactory factory =
        which.endsWith("Postern")
            ? KeyManagerFactory.getInstance("PKIX", new PosternProvider())
            : KeyManagerFactory.getInstance(which.split(" ")[0], "SunJSSE");
    factory.init(load(EC.privateKeyPem() + EC.chainPem(), null), new char[0]);
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(load(ROOT.pem(), null));
    SSLContext context = SSLContext.getInstance("TLS", "SunJSSE");
    context.init(factory.getKeyManagers(), trust.getTrustManagers(), null);
    SSLEngine client = context.createSSLEngine("mail.example", 25);
    client.setUseClientMode(true);
    SSLEngine server = context.createSSLEngine();
    server.setUseClientMode(false);
    LabHandshake.run(client, server);
    assertThat((X509Certificate) client.getSession().getPeerCertificates()[0]).isEqualTo(EC.x509());
  }

  @Test
  void anEncryptedKey_isOpenedByThePassword() throws Exception {
    String pem;
    try (InputStream key = resource("p256.pkcs8-aes256.pem");
        InputStream certificate = resource("p256.cert.pem")) {
      pem =
          new String(key.readAllBytes(), StandardCharsets.US_ASCII)
              + new String(certificate.readAllBytes(), StandardCharsets.US_ASCII);
    }
    assertThat(Collections.list(load(pem, "changeit").aliases()))
        .isEqualTo(List.of("p256.example"));
    assertThatThrownBy(() -> load(pem, "wrong"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("password");
  }

  private static InputStream resource(String name) {
    return PemKeyStoreTest.class.getResourceAsStream("/org/postern/keys/pem/" + name);
  }

  @Test
  void whatIsNoPem_orDoesNotMatch_isRefused() {
    assertThatThrownBy(() -> load("", null)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> load(EC.privateKeyPem() + RSA.pem(), null))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("belongs to none of the certificates");
    assertThatThrownBy(() -> load(EC.privateKeyPem(), null)).isInstanceOf(IOException.class);
  }

  @Test
  void itIsReadOnly_andMayBeEmpty() throws Exception {
    KeyStore store = KeyStore.getInstance("PEM", new PosternProvider());
    store.load(null, null);
    assertThat(store.size()).isZero();
    X509Certificate certificate = ROOT.x509();
    assertThatThrownBy(() -> store.setCertificateEntry("a", certificate))
        .isInstanceOf(KeyStoreException.class)
        .hasMessageContaining("read only");
    assertThatThrownBy(() -> store.deleteEntry("a")).isInstanceOf(KeyStoreException.class);
    assertThatThrownBy(() -> store.store(new ByteArrayOutputStream(), new char[0]))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("read only");
  }
}
