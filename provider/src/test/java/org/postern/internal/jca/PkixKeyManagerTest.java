// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.InvalidAlgorithmParameterException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.Principal;
import java.security.UnrecoverableKeyException;
import java.security.cert.X509Certificate;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.KeyStoreBuilderParameters;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.PosternProvider;
import org.postern.internal.crypto.NamedKeys;
import org.postern.lab.pki.LabCertificate;
import org.postern.lab.pki.LabKeyType;
import org.postern.lab.pki.LabPki;

/** The right key for each handshake: by kind, name, authority, use and date. */
class PkixKeyManagerTest {

  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final LabPki PKI = new LabPki();
  private static final LabCertificate ROOT = PKI.root("Lab Root");
  private static final LabCertificate OTHER_ROOT = PKI.root("Other Root");

  // As public authorities issue them: digitalSignature and nothing else.
  private static final LabCertificate EC_A = leaf(LabKeyType.P256, "a.example");
  private static final LabCertificate EC_B = leaf(LabKeyType.P256, "b.example");
  private static final LabCertificate EC_WILD = leaf(LabKeyType.P256, "*.c.example");
  private static final LabCertificate RSA_A = leaf(LabKeyType.RSA_2048, "a.example");
  private static final LabCertificate ED_B = leaf(LabKeyType.ED25519, "b.example");

  /** The last column: where nothing is known of what the client verifies. */
  @ParameterizedTest
  @CsvSource({
    "EC, a.example, ec-a, ec-a",
    "EC, b.example, ec-b, ec-b",
    "EC, B.EXAMPLE, ec-b, ec-b",
    "EC, mail.c.example, ec-wild, ec-wild",
    "EC, x.mail.c.example, ec-a, ec-a",
    "EC, unknown.example, ec-a, ec-a",
    "EC, , ec-a, ec-a",
    "RSA, a.example, rsa-a, rsa-a",
    "RSA, b.example, , rsa-a",
    "RSA, mail.c.example, , rsa-a",
    "RSA, unknown.example, rsa-a, rsa-a",
    "EdDSA, b.example, ed-b, ed-b",
    "EdDSA, a.example, , ed-b",
    "Ed25519, a.example, , ed-b",
    "Ed25519, , ed-b, ed-b",
    "Ed448, a.example, ,",
    "RSASSA-PSS, a.example, ,",
    "DSA, a.example, ,",
  })
  void aServersKey_isOneForTheName_orElseTheFirstOfItsKind(
      String keyType, String name, String alias, String inDoubt) throws Exception {
    X509ExtendedKeyManager manager = manager(store());
    SSLEngine knowing = engine(name, "Ed25519", "SHA256withECDSA", "RSASSA-PSS");
    assertThat(manager.chooseEngineServerAlias(keyType, null, knowing)).isEqualTo(alias);
    assertThat(manager.chooseEngineServerAlias(keyType, new Principal[0], engine(name)))
        .isEqualTo(inDoubt);
    assertThat(((NamedKeys) manager).ofAnyName().chooseEngineServerAlias(keyType, null, knowing))
        .isEqualTo(inDoubt);
  }

  @Test
  void aKeyForTheName_doesNotCount_ifTheClientCannotVerifyIt() throws Exception {
    X509ExtendedKeyManager manager = manager(store());
    SSLEngine rsaOnly = engine("b.example", "RSASSA-PSS");
    assertThat(manager.chooseEngineServerAlias("RSA", null, rsaOnly)).isEqualTo("rsa-a");
    assertThat(manager.chooseEngineServerAlias("EC", null, rsaOnly)).isNull();
    assertThat(manager.chooseEngineServerAlias("EdDSA", null, rsaOnly)).isNull();
  }

  @Test
  void anEdKey_isNotChosenForAPeerThatCannotVerifyIt() throws Exception {
    X509ExtendedKeyManager manager = manager(store());
    assertThat(
            manager.chooseEngineServerAlias(
                "EdDSA", null, engine(null, "SHA256withECDSA", "Ed448")))
        .isNull();
  }

  @Test
  void withoutAConnection_theFirstOfItsKindIsChosen() throws Exception {
    X509ExtendedKeyManager manager = manager(store());
    assertThat(manager.chooseEngineServerAlias("EC", null, null)).isEqualTo("ec-a");
    assertThat(manager.chooseServerAlias("RSA", null, null)).isEqualTo("rsa-a");
    assertThat(manager.getPrivateKey("rsa-a")).isEqualTo(RSA_A.keyPair().getPrivate());
    assertThat(manager.getCertificateChain("ec-b")).startsWith(EC_B.x509()).hasSize(2);
    assertThat(manager.getPrivateKey("none")).isNull();
    assertThat(manager.getCertificateChain("none")).isNull();
    assertThat(manager.getServerAliases("EC", null)).containsExactly("ec-a", "ec-b", "ec-wild");
    assertThat(manager.getClientAliases("Ed448", null)).isNull();
  }

  @Test
  void aValidCertificate_goesBeforeAnExpiredOne_andOneForServersBeforeOneForClients()
      throws Exception {
    LabCertificate expired = PKI.server("a.example").expired().signedBy(ROOT);
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    put(store, "1-expired", expired);
    put(store, "2-signs-certificates", PKI.certificate().dns("a.example").ca().signedBy(ROOT));
    put(store, "3-right", EC_A);
    assertThat(manager(store).chooseEngineServerAlias("EC", null, engine("a.example")))
        .isEqualTo("3-right");
    store.deleteEntry("3-right");
    assertThat(manager(store).chooseEngineServerAlias("EC", null, engine("a.example")))
        .isEqualTo("1-expired");
  }

  @Test
  void aClientsKey_comesFromAnAuthorityThatTheServerNames() throws Exception {
    KeyStore store = store();
    put(store, "z-other", PKI.server("client.example").signedBy(OTHER_ROOT));
    X509ExtendedKeyManager manager = manager(store);
    String[] kinds = {"Ed448", "EC", "RSA"};
    assertThat(manager.chooseEngineClientAlias(kinds, issuers(OTHER_ROOT), engine(null)))
        .isEqualTo("z-other");
    assertThat(manager.chooseClientAlias(kinds, issuers(ROOT), null)).isEqualTo("ec-a");
    assertThat(manager.chooseEngineClientAlias(kinds, issuers(PKI.root("Unknown")), engine(null)))
        .isNull();
    assertThat(manager.getClientAliases("EC", issuers(OTHER_ROOT))).containsExactly("z-other");
  }

  @Test
  void aBuilderThatReturnsAnotherStore_changesTheKeys_andABrokenOneDoesNot() throws Exception {
    AtomicReference<KeyStore> current = new AtomicReference<>(EC_A.keyStore(PASSWORD));
    KeyStore.Builder builder =
        new KeyStore.Builder() {
          @Override
          public KeyStore getKeyStore() throws KeyStoreException {
            KeyStore store = current.get();
            if (store == null) {
              throw new KeyStoreException("half-written");
            }
            return store;
          }

          @Override
          public KeyStore.ProtectionParameter getProtectionParameter(String alias) {
            return new KeyStore.PasswordProtection(PASSWORD);
          }
        };
    KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX", new PosternProvider());
    factory.init(new KeyStoreBuilderParameters(builder));
    X509ExtendedKeyManager manager = (X509ExtendedKeyManager) factory.getKeyManagers()[0];
    String first = manager.chooseEngineServerAlias("EC", null, engine("a.example"));
    assertThat(manager.getCertificateChain(first)).startsWith(EC_A.x509());
    current.set(null);
    assertThat(manager.chooseEngineServerAlias("EC", null, engine("a.example"))).isEqualTo(first);
    current.set(EC_B.keyStore(PASSWORD));
    String second = manager.chooseEngineServerAlias("EC", null, engine("a.example"));
    assertThat(second).isNotEqualTo(first);
    assertThat(manager.getCertificateChain(second)).startsWith(EC_B.x509());
    assertThat(manager.getCertificateChain(first))
        .as("a handshake that has chosen before goes on")
        .startsWith(EC_A.x509());
    assertThat(manager.getPrivateKey(first)).isEqualTo(EC_A.keyPair().getPrivate());
  }

  @Test
  void wrongUse_isRefused() throws Exception {
    KeyManagerFactory factory = KeyManagerFactory.getInstance("X.509", new PosternProvider());
    assertThatThrownBy(factory::getKeyManagers).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> factory.init(null))
        .isInstanceOf(InvalidAlgorithmParameterException.class);
    assertThatThrownBy(() -> factory.init(EC_A.keyStore(PASSWORD), "wrong".toCharArray()))
        .isInstanceOf(UnrecoverableKeyException.class);
    factory.init((KeyStore) null, null);
    assertThat(((X509ExtendedKeyManager) factory.getKeyManagers()[0]).getServerAliases("EC", null))
        .isNull();
  }

  private static LabCertificate leaf(LabKeyType type, String name) {
    return PKI.server(name).key(type).signedBy(ROOT);
  }

  private static KeyStore store() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    put(store, "ec-a", EC_A);
    put(store, "ec-b", EC_B);
    put(store, "ec-wild", EC_WILD);
    put(store, "rsa-a", RSA_A);
    put(store, "ed-b", ED_B);
    return store;
  }

  private static void put(KeyStore store, String alias, LabCertificate certificate)
      throws Exception {
    X509Certificate[] chain = new X509Certificate[certificate.chain().size()];
    for (int i = 0; i < chain.length; i++) {
      chain[i] = certificate.chain().get(i).x509();
    }
    store.setKeyEntry(alias, certificate.keyPair().getPrivate(), PASSWORD, chain);
  }

  private static X509ExtendedKeyManager manager(KeyStore store) throws Exception {
    KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX", new PosternProvider());
    factory.init(store, PASSWORD);
    return (X509ExtendedKeyManager) factory.getKeyManagers()[0];
  }

  private static Principal[] issuers(LabCertificate root) throws Exception {
    return new Principal[] {root.x509().getSubjectX500Principal()};
  }

  /** An engine of which only the handshake session is asked. */
  private static SSLEngine engine(String name, String... schemes) throws Exception {
    ExtendedSSLSession session = new HandshakeSession(name, schemes);
    return new EngineWith(session);
  }
}
