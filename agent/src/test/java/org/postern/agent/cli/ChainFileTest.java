// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.lab.pki.LabCertificate;
import org.postern.lab.pki.LabPki;

class ChainFileTest {

  private static final LabPki PKI = new LabPki();
  private static final LabCertificate CA = PKI.root("Lab CA");
  private static final LabCertificate LEAF = PKI.leaf(CA, "mail.example.org");

  @TempDir Path dir;

  @Test
  void chain_keepsTheOrderOfTheFile() throws Exception {
    Path file = write(LEAF.pem() + CA.pem());

    assertThat(ChainFile.read(file)).containsExactly(LEAF.holder(), CA.holder());
  }

  @Test
  void textAndKeysAroundTheCertificates_arePassedOver() throws Exception {
    Path file =
        write(
            "subject=mail\r\n"
                + block("PRIVATE KEY", new byte[] {1, 2, 3})
                + LEAF.pem().replace("\n", "\r\n")
                + "issuer=lab\n");

    assertThat(ChainFile.read(file)).containsExactly(LEAF.holder());
  }

  @Test
  void certificateWithAnEmptyIssuer_isRead() throws Exception {
    LabCertificate nameless = PKI.certificate().issuer("").selfSigned();

    assertThatThrownBy(nameless::x509).isInstanceOf(CertificateException.class);
    assertThat(ChainFile.read(write(nameless.pem()))).containsExactly(nameless.holder());
  }

  @Test
  void missingFile_isNamed() {
    assertRefused(dir.resolve("absent.pem"), "absent.pem: no such file");
  }

  @Test
  void directory_isNamed() {
    assertRefused(dir, "cannot be read");
  }

  @Test
  void emptyFile_saysWhatWasExpected() throws Exception {
    assertRefused(write(""), "expected PEM");
  }

  @Test
  void derFile_saysWhatWasExpected() throws Exception {
    Path file = dir.resolve("chain.pem");
    Files.write(file, LEAF.der());
    assertRefused(file, "expected PEM");
  }

  @Test
  void keyOnly_isNoChain() throws Exception {
    assertRefused(write(block("PRIVATE KEY", new byte[] {1})), "expected PEM");
  }

  @Test
  void truncatedBlock_isNotTakenForTheEnd() throws Exception {
    String second = CA.pem();
    assertRefused(write(LEAF.pem() + second.substring(0, second.length() / 2)), "certificate 2");
  }

  @Test
  void truncatedContent_isNamed() throws Exception {
    byte[] der = LEAF.der();
    assertRefused(write(block("CERTIFICATE", Arrays.copyOf(der, der.length - 1))), "certificate 1");
  }

  @Test
  void garbageBase64_isNamed() throws Exception {
    assertRefused(
        write("-----BEGIN CERTIFICATE-----\n!!!! not base 64 ****\n-----END CERTIFICATE-----\n"),
        "certificate 1");
  }

  @Test
  void garbageContent_isNamed() throws Exception {
    assertRefused(write(block("CERTIFICATE", new byte[] {5, 0})), "certificate 1");
  }

  @Test
  void tooManyCertificates_areRefused() throws Exception {
    assertRefused(write(LEAF.pem().repeat(101)), "101 certificates, expected at most 100");
  }

  @Test
  void hugeFile_isNotReadWhole() throws Exception {
    assertRefused(write("x".repeat((1 << 20) + 1)), "larger than");
  }

  private Path write(String text) throws Exception {
    return Files.writeString(dir.resolve("chain.pem"), text);
  }

  private static String block(String type, byte[] content) {
    return "-----BEGIN "
        + type
        + "-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content)
        + "\n-----END "
        + type
        + "-----\n";
  }

  private static void assertRefused(Path file, String message) {
    for (int i = 0; i < 2; i++) {
      boolean roots = i == 1;
      if (roots && message.contains("100")) {
        continue;
      }
      assertThatThrownBy(() -> List.of(roots ? ChainFile.readRoots(file) : ChainFile.read(file)))
          .isInstanceOf(CommandFailure.class)
          .hasMessageStartingWith(file.toString())
          .hasMessageContaining(message)
          .satisfies(e -> assertThat(((CommandFailure) e).exitCode()).isEqualTo(2));
    }
  }
}
