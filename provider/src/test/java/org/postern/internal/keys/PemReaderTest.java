// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.lab.pki.LabCertificate;
import org.postern.lab.pki.LabKeyType;
import org.postern.lab.pki.LabPki;

/** Every form in which OpenSSL and the clients of ACME write keys and certificates. */
class PemReaderTest {

  @ParameterizedTest
  @CsvSource({
    "rsa, pkcs8, RSA",
    "rsa, pkcs1, RSA",
    "pss, pkcs8, RSASSA-PSS",
    "p256, pkcs8, EC",
    "p256, sec1, EC",
    "p256, sec1-crlf, EC",
    "p256, sec1-parameters, EC",
    "p256, decoys, EC",
    "p384, pkcs8, EC",
    "p384, sec1, EC",
    "p521, pkcs8, EC",
    "p521, sec1, EC",
    "ed25519, pkcs8, EdDSA",
    "ed448, pkcs8, EdDSA",
  })
  void aKeyInClear_isRead_whateverThePassword(String name, String form, String algorithm)
      throws Exception {
    byte[] key = PemFiles.read(name + "." + form + ".pem");
    for (char[] password : Arrays.asList(null, PemFiles.PASSWORD)) {
      assertThat(PemReader.keys(key, password))
          .singleElement()
          .satisfies(each -> assertThat(each.getAlgorithm()).isEqualTo(algorithm))
          .satisfies(each -> assertMatches(name, each));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "rsa, pkcs1-aes128",
    "rsa, pkcs1-aes256",
    "rsa, pkcs1-des3",
    "rsa, pkcs8-aes256-sha256",
    "rsa, pkcs8-aes128-sha1",
    "rsa, pkcs8-des3",
    "rsa, pkcs8-scrypt",
    "rsa, pkcs8-pkcs12-3des",
    "p256, sec1-aes256",
    "p256, pkcs8-aes256",
    "ed25519, pkcs8-aes256",
    "ed448, pkcs8-scrypt",
  })
  void anEncryptedKey_isReadWithItsPassword_andWithNoOther(String name, String form)
      throws Exception {
    byte[] key = PemFiles.read(name + "." + form + ".pem");
    assertMatches(name, PemReader.keys(key, PemFiles.PASSWORD).get(0));
    assertThatThrownBy(() -> PemReader.keys(key, "other".toCharArray()))
        .isInstanceOf(UnusableIdentityException.class)
        .hasMessageContaining("the password is not that of this key");
    assertThatThrownBy(() -> PemReader.keys(key, null))
        .isInstanceOf(UnusableIdentityException.class)
        .hasMessageContaining("no password is given");
  }

  private static void assertMatches(String name, PrivateKey key) throws Exception {
    X509Certificate own = PemReader.certificates(PemFiles.read(name + ".cert.pem")).get(0);
    assertThat(PemReader.pair(List.of(key), List.of(own)))
        .singleElement()
        .satisfies(pair -> assertThat(pair.chain()).containsExactly(own));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "unusable-secp256k1.pem | of a kind",
        "unusable-x25519.pem | of a kind",
        "unusable-explicit.pem | of a kind",
        "unusable-openssh.pem | ssh-keygen -p -m PKCS8",
      })
  void aKeyThatTlsHasNoUseFor_isRefused_bySayingWhatIsExpected(String file, String reason)
      throws Exception {
    byte[] key = PemFiles.read(file);
    assertThatThrownBy(() -> PemReader.keys(key, null))
        .isInstanceOf(UnusableIdentityException.class)
        .hasMessageContaining(reason)
        .hasMessageContaining("expected");
  }

  @Test
  void whatIsBetweenBlocks_isPassedOver_andTheSameCertificateCountsOnce() throws Exception {
    byte[] decoys = PemFiles.read("p256.decoys.pem");
    assertThat(PemReader.certificates(decoys))
        .isEqualTo(PemReader.certificates(PemFiles.read("p256.cert.pem")))
        .isEqualTo(PemReader.certificates(PemFiles.read("p256.trusted.pem")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"p256.decoys.pem", "rsa.pkcs1-aes256.pem", "rsa.cert.pem"})
  void aFileThatIsCutOffInABlock_isRefused_whereverThatIs(String file) throws Exception {
    byte[] whole = PemFiles.read(file);
    String text = PemFiles.text(file);
    int refused = 0;
    for (int length = 1; length < whole.length; length++) {
      String part = text.substring(0, length);
      long begun = part.split("-----BEGIN [A-Z0-9 ]+-----", -1).length;
      long ended = part.split("-----END [A-Z0-9 ]+-----", -1).length;
      byte[] octets = Arrays.copyOf(whole, length);
      if (begun > ended) {
        refused++;
        assertThatThrownBy(() -> PemReader.certificates(octets))
            .isInstanceOf(UnusableIdentityException.class)
            .hasMessageContaining("half written");
      }
    }
    assertThat(refused).isGreaterThan(100);
  }

  @Test
  void aDamagedBlock_isRefused_byItsLine() throws Exception {
    String damaged = "\n\n" + PemFiles.text("rsa.cert.pem").replaceFirst("MII", "AII");
    assertThatThrownBy(() -> PemReader.certificates(octets(damaged)))
        .isInstanceOf(UnusableIdentityException.class)
        .hasMessageContaining("\"CERTIFICATE\" in line 3");
    String empty = "-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----\n";
    assertThatThrownBy(() -> PemReader.keys(octets(empty), null))
        .isInstanceOf(UnusableIdentityException.class)
        .hasMessageContaining("\"PRIVATE KEY\" in line 1");
  }

  @Test
  void aKeyOfAnotherCertificate_isRefused_alsoOfTheSameKind() throws Exception {
    LabPki pki = new LabPki();
    LabCertificate one = pki.selfSigned("a.example");
    LabCertificate other = pki.selfSigned("b.example");
    assertThatThrownBy(
            () -> PemReader.pair(List.of(one.keyPair().getPrivate()), List.of(other.x509())))
        .isInstanceOf(UnusableIdentityException.class)
        .hasMessageContaining("(EC) belongs to none of the certificates");
    assertThatThrownBy(() -> PemReader.pair(List.of(), List.of(other.x509())))
        .hasMessageContaining("no private key");
    assertThatThrownBy(() -> PemReader.pair(List.of(one.keyPair().getPrivate()), List.of()))
        .hasMessageContaining("no certificate");
  }

  @Test
  void theChain_isPutInOrder_withAllWaysUp() throws Exception {
    LabPki pki = new LabPki();
    LabCertificate root = pki.root("Root");
    LabCertificate otherRoot = pki.root("Other Root");
    LabCertificate middle = pki.intermediate("Middle", root);
    LabCertificate cross =
        pki.certificate().commonName("Middle").keyOf(middle).ca().signedBy(otherRoot);
    LabCertificate leaf = pki.leaf(middle, "mx.example");
    List<X509Certificate> file = new ArrayList<>();
    for (LabCertificate each : List.of(leaf, middle, cross, root)) {
      file.add(each.x509());
    }
    List<PrivateKey> key = List.of(leaf.keyPair().getPrivate());
    assertThat(PemReader.pair(key, file).get(0).chain())
        .containsExactly(leaf.x509(), middle.x509(), root.x509(), cross.x509());
    Collections.reverse(file);
    assertThat(PemReader.pair(key, file).get(0).chain())
        .startsWith(leaf.x509(), cross.x509())
        .containsExactlyInAnyOrderElementsOf(file);
  }

  @Test
  void ofSeveralIssuersOfOneName_theOneThatSigned_isTaken() throws Exception {
    LabPki pki = new LabPki();
    LabCertificate root = pki.root("Root");
    LabCertificate before = pki.intermediate("Middle", root);
    LabCertificate middle = pki.intermediate("Middle", root);
    LabCertificate leaf = pki.leaf(middle, "mx.example");
    List<X509Certificate> file = new ArrayList<>();
    for (LabCertificate each : List.of(leaf, before, middle, root)) {
      file.add(each.x509());
    }
    assertThat(PemReader.pair(List.of(leaf.keyPair().getPrivate()), file).get(0).chain())
        .containsExactly(leaf.x509(), middle.x509(), root.x509(), before.x509());
  }

  @Test
  void severalKeysOfOneFile_eachGetTheirChain() throws Exception {
    LabPki pki = new LabPki();
    LabCertificate root = pki.root("Root");
    LabCertificate rsa = pki.server("a.example").key(LabKeyType.RSA_2048).signedBy(root);
    LabCertificate ed = pki.server("a.example").key(LabKeyType.ED25519).signedBy(root);
    byte[] file =
        octets(rsa.privateKeyPem() + rsa.pem() + ed.pem() + root.pem() + ed.privateKeyPem());
    List<KeyAndChain> pairs =
        PemReader.pair(PemReader.keys(file, null), PemReader.certificates(file));
    assertThat(pairs).hasSize(2);
    assertThat(pairs.get(0).chain()).containsExactly(rsa.x509(), root.x509());
    assertThat(pairs.get(1).chain()).containsExactly(ed.x509(), root.x509());
  }

  @Test
  void whatDemandsEndlessWork_isRefusedBeforeIt() throws Exception {
    assertThatThrownBy(
            () -> PemReader.keys(octets(Expensive.pbkdf2(Integer.MAX_VALUE)), PemFiles.PASSWORD))
        .isInstanceOf(UnusableIdentityException.class)
        .hasMessageContaining("rounds to decrypt");
    assertThatThrownBy(
            () -> PemReader.keys(octets(Expensive.scrypt(1 << 30, 8)), PemFiles.PASSWORD))
        .isInstanceOf(UnusableIdentityException.class)
        .hasMessageContaining("memory or time");
    String many = PemFiles.text("ed25519.pkcs8.pem").repeat(17);
    assertThatThrownBy(() -> PemReader.keys(octets(many), null))
        .isInstanceOf(UnusableIdentityException.class)
        .hasMessageContaining("at most 16 keys");
    assertThatThrownBy(
            () -> PemReader.keys(octets("-----BEGIN X-----\n-----END X-----\n".repeat(2000)), null))
        .isInstanceOf(UnusableIdentityException.class)
        .hasMessageContaining("more than 1000 PEM blocks");
  }

  private static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
