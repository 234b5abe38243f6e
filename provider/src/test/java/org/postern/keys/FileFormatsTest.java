// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.lab.pki.LabCertificate;
import org.postern.lab.pki.LabKeyType;

/** Key stores, encrypted keys and password files. */
class FileFormatsTest {
  private static final String PASSWORD = "password";

  @TempDir private Path directory;
  private IdentityLab lab;
  private Path password;

  @BeforeEach
  void begin() throws Exception {
    lab = new IdentityLab(directory);
    password = directory.resolve("password");
    IdentityLab.writeSecret(password, PASSWORD + "\nnot this line\n");
  }

  private Path resource(String name) throws Exception {
    Path file = directory.resolve(name);
    try (InputStream in = getClass().getResourceAsStream("/org/postern/keys/pem/" + name)) {
      Files.copy(in, file);
    }
    return file;
  }

  private Path store(String type, LabCertificate... leaves) throws Exception {
    KeyStore store = KeyStore.getInstance(type);
    store.load(null, null);
    for (LabCertificate leaf : leaves) {
      Certificate[] chain = {leaf.x509(), lab.root.x509()};
      store.setKeyEntry(
          "key" + store.size(), leaf.keyPair().getPrivate(), PASSWORD.toCharArray(), chain);
    }
    Path file = directory.resolve("keys." + type);
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, PASSWORD.toCharArray());
    }
    return file;
  }

  @ParameterizedTest
  @ValueSource(strings = {"PKCS12", "JKS", "JCEKS"})
  void allKeysOfAKeyStore_areShown_andReplacedWithIt(String type) throws Exception {
    LabCertificate ec = lab.leaf("mx.example");
    LabCertificate ed = lab.pki.server("mx.example").key(LabKeyType.ED25519).signedBy(lab.root);
    Path file = store(type, ec, ed);
    try (ServerIdentity identity = lab.builder().file(file).passwordFile(password).open()) {
      assertThat(identity.status().get(0).shown())
          .extracting(IdentityStatus.Shown::keyType)
          .containsExactlyInAnyOrder("EC", "Ed25519");
      assertThat(identity.status().get(0).shown())
          .allSatisfy(shown -> assertThat(shown.chain()).hasSize(2));
      LabCertificate next = lab.leaf("mx.example");
      store(type, next, ed);
      assertThat(identity.reload()).isTrue();
      assertThat(IdentityLab.shown(identity)).isEqualTo(next.x509());
      byte[] whole = Files.readAllBytes(file);
      Files.write(file, Arrays.copyOf(whole, whole.length / 2));
      assertThat(identity.reload()).isFalse();
      assertThat(identity.status().get(0).lastError())
          .contains(file.toString(), "no " + type + " key store that can be read");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "p256.cert.pem, p256.pkcs8-aes256.pem",
    "p256.cert.pem, p256.sec1-aes256.pem",
    "p256.decoys.pem, p256.sec1-parameters.pem",
    "p256.trusted.pem, p256.sec1-crlf.pem",
  })
  void chainAndKeyInPem_areShown(String chain, String key) throws Exception {
    IdentityLab.writeSecret(password, "changeit\r\n");
    try (ServerIdentity identity =
        lab.builder().pem(resource(chain), resource(key)).passwordFile(password).open()) {
      assertThat(identity.status().get(0).shown().get(0).names()).containsExactly("p256.example");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"p256.decoys.pem", "p256.p12"})
  void oneFileWithBoth_isShown_byAPasswordOfTheProgram(String name) throws Exception {
    char[] secret = "changeit".toCharArray();
    try (ServerIdentity identity = lab.builder().file(resource(name)).password(secret).open()) {
      secret[0] = 'x';
      assertThat(identity.status().get(0).shown().get(0).keyType()).isEqualTo("EC");
      assertThat(identity.reload()).as("the same again").isFalse();
      assertThat(identity.status().get(0).lastError()).isNull();
    }
  }

  @Test
  void aWrongPassword_isReported_andItsFileReadAgainWhenItChanges() throws Exception {
    lab.write(lab.leaf("mx.example"));
    Path chain = resource("p256.cert.pem");
    Path key = resource("p256.pkcs8-aes256.pem");
    try (ServerIdentity identity =
        lab.builder().pem(lab.chain, lab.key).pem(chain, key).passwordFile(password).open()) {
      assertThat(identity.status().get(1).lastError())
          .contains(key.toString(), "the password is not that of this key");
      IdentityLab.writeSecret(password, "");
      identity.reload();
      assertThat(identity.status().get(1).lastError())
          .contains(password.toString(), "expected a password of 1 to 1024");
      IdentityLab.writeSecret(password, "changeit");
      assertThat(identity.reload()).isTrue();
      assertThat(identity.status().get(1).lastError()).isNull();
    }
  }

  @Test
  void whatIsNoKey_isRefused_bySayingWhatIsExpected() throws Exception {
    Path store = store("PKCS12", lab.leaf("mx.example"));
    Path garbage = Files.write(directory.resolve("garbage"), new byte[] {1, 2, 3, 4, 5});
    assertThatThrownBy(() -> lab.builder().file(garbage).open())
        .isInstanceOf(IdentityException.class)
        .hasMessageContaining(garbage + ": expected PEM");
    assertThatThrownBy(() -> lab.builder().pem(store, store).open())
        .hasMessageContaining("a key store goes without a separate key file");
    assertThatThrownBy(() -> lab.builder().file(store).open())
        .hasMessageContaining(store + ": it is no PKCS12 key store");
    Path chain = Files.writeString(lab.chain, lab.leaf("mx.example").chainPem());
    assertThatThrownBy(() -> lab.builder().file(chain).open())
        .hasMessageContaining(chain + ": there is no private key in it");
    assertThatThrownBy(() -> lab.builder().pem(chain, chain).open())
        .hasMessageContaining(chain + ": there is no private key in it");
    Path large = Files.write(directory.resolve("large"), new byte[(1 << 20) + 1]);
    assertThatThrownBy(() -> lab.builder().file(large).open())
        .hasMessageContaining(large + ": it has more than 1048576 octets");
  }
}
