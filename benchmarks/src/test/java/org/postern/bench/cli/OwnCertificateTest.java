// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.lab.pki.LabCertificate;
import org.postern.lab.pki.LabKeyType;
import org.postern.lab.pki.LabPki;

class OwnCertificateTest {
  private static final String WORD = "correct horse";

  @TempDir private Path directory = Path.of(".");

  private Path store(int keys) throws Exception {
    LabPki pki = new LabPki();
    LabCertificate leaf = pki.server("mx.example.com").key(LabKeyType.P256).selfSigned();
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("other", leaf.x509());
    for (int i = 0; i < keys; i++) {
      X509Certificate[] chain = {leaf.x509()};
      store.setKeyEntry("key" + i, leaf.keyPair().getPrivate(), WORD.toCharArray(), chain);
    }
    Path file = directory.resolve("own.p12");
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, WORD.toCharArray());
    }
    return file;
  }

  @Test
  void thePassword_goesToAFileThatTheUserAloneReads_andToNoCommandLine() throws Exception {
    OwnCertificate own = OwnCertificate.open(store(1), WORD.toCharArray());

    assertThat(own.algorithm()).isEqualTo("EC");
    assertThat(own.passwordFile()).hasContent(WORD);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(own.passwordFile())))
        .isEqualTo("rw-------");
    assertThat(own.jvmArgs()).noneMatch(argument -> argument.contains(WORD));
    assertThat(own.description()).doesNotContain(directory.toString());
    Files.delete(own.passwordFile());
  }

  @Test
  void aWrongPassword_isSaidToBeWrong() throws Exception {
    Path file = store(1);

    assertThatThrownBy(() -> OwnCertificate.open(file, "battery".toCharArray()))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("the password of")
        .hasMessageNotContaining("battery");
  }

  @Test
  void noKeyOrSeveral_isRefused() throws Exception {
    Path none = store(0);
    assertThatThrownBy(() -> OwnCertificate.open(none, WORD.toCharArray()))
        .hasMessageContaining("has no private key");
    Path two = store(2);
    assertThatThrownBy(() -> OwnCertificate.open(two, WORD.toCharArray()))
        .hasMessageContaining("has several keys");
  }

  @Test
  void anotherFile_isNoKeyStore() throws Exception {
    Path text = Files.writeString(directory.resolve("x.pem"), "-----BEGIN");
    assertThatThrownBy(() -> OwnCertificate.open(text, WORD.toCharArray()))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("is no key store");
    assertThatThrownBy(() -> OwnCertificate.open(directory.resolve("nope"), new char[0]))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("there is no file");
  }

  @Test
  void aPasswordFile_isReadToTheEndOfItsFirstLine() throws Exception {
    Path file = Files.writeString(directory.resolve("password"), WORD + "\r\nmore\n");

    assertThat(OwnCertificate.password(file)).isEqualTo(WORD.toCharArray());
  }
}
