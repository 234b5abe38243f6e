// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jca;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.Principal;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.internal.crypto.NamedKeys;
import org.postern.keys.ServerIdentity;
import org.postern.lab.pki.LabCertificate;
import org.postern.lab.pki.LabKeyType;
import org.postern.lab.pki.LabPki;

/** An identity that is configured beside the keys that a server has itself: who gets which. */
class CompletedIdentityTest {
  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final List<String> ASKED = List.of("EdDSA", "EC", "RSA");

  private final LabPki pki = new LabPki();
  private final LabCertificate root = pki.root("Lab");

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path directory;

  /** A key, written {@code EC mx.test}. */
  private LabCertificate certificate(String key) {
    String[] word = key.split(" ");
    LabKeyType type =
        switch (word[0]) {
          case "EC" -> LabKeyType.P256;
          case "Ed" -> LabKeyType.ED25519;
          default -> LabKeyType.RSA_2048;
        };
    return pki.server(word[1]).key(type).signedBy(root);
  }

  private void write(LabCertificate certificate) throws Exception {
    Files.writeString(
        directory.resolve("mx.pem"), certificate.chainPem() + certificate.privateKeyPem());
  }

  private ServerIdentity identity() throws Exception {
    return ServerIdentity.builder()
        .file(directory.resolve("mx.pem"))
        .interval(Duration.ZERO)
        .beginEmpty()
        .open();
  }

  private static X509ExtendedKeyManager own(LabCertificate... certificates) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    for (LabCertificate each : certificates) {
      store.setKeyEntry(
          "own" + store.size(),
          each.keyPair().getPrivate(),
          PASSWORD,
          new X509Certificate[] {each.x509()});
    }
    KeyManagerFactory factory = KeyManagerFactory.getInstance("SunX509");
    factory.init(store, PASSWORD);
    return (X509ExtendedKeyManager) factory.getKeyManagers()[0];
  }

  /** Asks as a handshake does: in the order of preference, then without regard of the name. */
  private static @Nullable X509Certificate shown(
      X509ExtendedKeyManager keys, @Nullable String name, String... schemes) throws Exception {
    SSLEngine engine = new EngineWith(new HandshakeSession(name, schemes));
    for (X509ExtendedKeyManager each : List.of(keys, ((NamedKeys) keys).ofAnyName())) {
      for (String type : ASKED) {
        String alias = each.chooseEngineServerAlias(type, new Principal[0], engine);
        if (alias != null) {
          return keys.getCertificateChain(alias)[0];
        }
      }
    }
    return null;
  }

  @ParameterizedTest
  @CsvSource({
    // The identity, the server's own key, the name that is asked for, what the client verifies.
    "EC mx.test, RSA mx.test,  mx.test,    all, identity",
    "EC mx.test, RSA own.test, mx.test,    all, identity",
    "EC mx.test, RSA own.test, own.test,   all, own",
    "EC mx.test, RSA own.test, other.test, all, identity",
    "EC mx.test, RSA own.test, ,           all, identity",
    "EC mx.test, RSA own.test, mx.test,    RSA, own",
    "EC mx.test, RSA mx.test,  ,           RSA, own",
    "RSA mx.test, EC mx.test,  mx.test,    all, identity",
    "RSA mx.test, Ed mx.test,  mx.test,    all, identity",
    "RSA mx.test, EC mx.test,  ,           all, identity",
    "RSA mx.test, EC mx.test,  other.test, all, identity",
    "RSA mx.test, EC own.test, own.test,   all, own",
    "RSA mx.test, EC own.test, own.test,   RSA, identity",
    "RSA *.lab.test,  EC mx.lab.test,  mx.lab.test,    all, identity",
    "RSA mx.lab.test, EC *.lab.test,   mx.lab.test,    all, identity",
    "RSA mx.lab.test, EC *.lab.test,   a.lab.test,     all, own",
  })
  void theIdentityGoesFirst_andTheServersOwnKeysCompleteIt(
      String configured, String ownKey, String name, String verified, String expected)
      throws Exception {
    LabCertificate mine = certificate(configured);
    LabCertificate theirs = certificate(ownKey);
    write(mine);
    try (ServerIdentity identity = identity()) {
      X509ExtendedKeyManager keys = identity.completedBy(own(theirs));
      String[] schemes =
          verified.equals("RSA")
              ? new String[] {"RSASSA-PSS", "SHA256withRSA"}
              : new String[] {"Ed25519", "SHA256withECDSA", "RSASSA-PSS"};
      assertThat(shown(keys, name, schemes))
          .isEqualTo((expected.equals("own") ? theirs : mine).x509());
    }
  }

  @Test
  void anIdentityThatIsNotThereYet_leavesTheServersOwnKeys_untilItIs() throws Exception {
    LabCertificate theirs = certificate("RSA own.test");
    LabCertificate mine = certificate("EC mx.test");
    try (ServerIdentity identity = identity()) {
      X509ExtendedKeyManager keys = identity.completedBy(own(theirs));
      List<@Nullable X509Certificate> seen = new ArrayList<>();
      seen.add(shown(keys, "mx.test", "SHA256withECDSA", "RSASSA-PSS"));
      assertThat(identity.status().get(0).lastError()).contains("mx.pem");
      write(mine);
      assertThat(identity.reload()).isTrue();
      seen.add(shown(keys, "mx.test", "SHA256withECDSA", "RSASSA-PSS"));
      seen.add(shown(keys, "own.test", "SHA256withECDSA", "RSASSA-PSS"));
      assertThat(seen).containsExactly(theirs.x509(), mine.x509(), theirs.x509());
    }
  }
}
