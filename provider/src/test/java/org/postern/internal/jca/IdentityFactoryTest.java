// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.InvalidAlgorithmParameterException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.time.Duration;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.KeyStoreBuilderParameters;
import javax.net.ssl.X509ExtendedKeyManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.PosternProvider;
import org.postern.keys.IdentityParameters;
import org.postern.keys.ServerIdentity;
import org.postern.lab.pki.LabCertificate;
import org.postern.lab.pki.LabPki;

/** Server identities by the way of KeyManagerFactory, given or configured. */
class IdentityFactoryTest {
  private final LabPki pki = new LabPki();
  private final LabCertificate leaf = pki.leaf(pki.root("Lab Root"), "mx.example");

  private Path file(Path directory) throws Exception {
    return Files.writeString(directory.resolve("mx.pem"), leaf.privateKeyPem() + leaf.chainPem());
  }

  @ParameterizedTest
  @ValueSource(strings = {"PKIX", "ServerIdentity"})
  void aGivenIdentity_isWhatTheFactoryHas(String algorithm, @TempDir Path directory)
      throws Exception {
    try (ServerIdentity identity =
        ServerIdentity.builder().file(file(directory)).interval(Duration.ZERO).open()) {
      KeyManagerFactory factory = KeyManagerFactory.getInstance(algorithm, new PosternProvider());
      factory.init(new IdentityParameters(identity));
      assertThat(factory.getKeyManagers()).containsExactly(identity.keyManager());
    }
  }

  @Test
  @ResourceLock(Resources.SYSTEM_PROPERTIES)
  void theConfiguredIdentity_isHadByTheAlgorithmsNameAlone(@TempDir Path directory)
      throws Exception {
    KeyManagerFactory without =
        KeyManagerFactory.getInstance("ServerIdentity", new PosternProvider());
    assertThatThrownBy(() -> without.init((KeyStore) null, null))
        .isInstanceOf(KeyStoreException.class)
        .hasMessageContaining("postern.identity.chain");
    assertThatThrownBy(without::getKeyManagers).isInstanceOf(IllegalStateException.class);
    System.setProperty("postern.identity.chain", file(directory).toString());
    try {
      PosternProvider provider = new PosternProvider();
      KeyManagerFactory factory = KeyManagerFactory.getInstance("ServerIdentity", provider);
      KeyStore others = leaf.keyStore("x".toCharArray());
      others.deleteEntry("lab");
      factory.init(others, "changeit".toCharArray());
      X509ExtendedKeyManager keys = (X509ExtendedKeyManager) factory.getKeyManagers()[0];
      String alias = keys.chooseEngineServerAlias("EC", null, null);
      assertThat(keys.getCertificateChain(alias)).startsWith(leaf.x509());
      KeyManagerFactory second = KeyManagerFactory.getInstance("ServerIdentity", provider);
      second.init(null, null);
      assertThat(second.getKeyManagers()).containsExactly(keys);
    } finally {
      System.clearProperty("postern.identity.chain");
    }
  }

  @Test
  void otherParameters_areRefused() throws Exception {
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance("ServerIdentity", new PosternProvider());
    KeyStore.Builder builder =
        KeyStore.Builder.newInstance(
            leaf.keyStore("x".toCharArray()), new KeyStore.PasswordProtection(new char[] {'x'}));
    assertThatThrownBy(() -> factory.init(new KeyStoreBuilderParameters(builder)))
        .isInstanceOf(InvalidAlgorithmParameterException.class)
        .hasMessageContaining("IdentityParameters");
  }
}
