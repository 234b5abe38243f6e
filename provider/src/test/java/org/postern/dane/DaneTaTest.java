// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.dane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.postern.dane.Dane.HOST;
import static org.postern.dane.Dane.NOW;
import static org.postern.dane.Dane.brief;
import static org.postern.dane.Dane.der;
import static org.postern.dane.Dane.verify;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.postern.lab.pki.LabCertificate;
import org.postern.lab.pki.LabKeyType;
import org.postern.lab.pki.LabPki;
import org.postern.tlsrpt.ResultType;

class DaneTaTest {

  private final LabPki pki = Dane.pki();
  private final LabCertificate root = pki.root("Root");
  private final LabCertificate inter = pki.intermediate("Intermediate", root);
  private final LabCertificate leaf = pki.leaf(inter, HOST);

  @ParameterizedTest
  @CsvSource({"0,0", "0,1", "0,2", "1,0", "1,1", "1,2"})
  void daneTa_matchesByEverySelectorAndType_B15(int selector, int matchingType) {
    List<byte[]> sent = der(leaf, inter, root);
    DaneVerdict atRoot = verify(sent, root.tlsa(2, selector, matchingType));
    assertThat(brief(atRoot)).isEqualTo("TA 2");
    assertThat(((DaneVerdict.Verified) atRoot).name()).isEqualTo(HOST);
    assertThat(atRoot.describe()).endsWith("matched TA certificate at depth 2");
    assertThat(brief(verify(sent, inter.tlsa(2, selector, matchingType)))).isEqualTo("TA 1");
    assertThat(brief(verify(der(leaf, inter), inter.tlsa(2, selector, matchingType))))
        .isEqualTo("TA 1");
  }

  @ParameterizedTest
  @EnumSource(value = LabKeyType.class, mode = EnumSource.Mode.EXCLUDE, names = "RSA_1024")
  void daneTa_verifiesEveryKindOfSignature(LabKeyType type) {
    LabCertificate ca = pki.certificate().commonName("CA").ca().key(type).selfSigned();
    LabCertificate server = pki.leaf(ca, HOST);
    assertThat(brief(verify(der(server, ca), ca.tlsa(2, 1, 1)))).isEqualTo("TA 1");
    assertThat(brief(verify(der(server), ca.tlsa(2, 1, 0)))).isEqualTo("KEY 0");
  }

  @ParameterizedTest
  @CsvSource({
    "EC, 521, SHA512WITHECDSA",
    "EC, 384, SHA384WITHECDSA",
    "RSA, 2048, SHA512WITHRSA",
    "RSA, 2048, SHA256WITHRSAANDMGF1",
    "RSA, 2048, SHA384WITHRSAANDMGF1",
    "RSA, 3072, SHA384WITHRSA",
    "Ed448, 0, Ed448"
  })
  void daneTa_verifiesOtherSignatures(String algorithm, int bits, String signature) {
    OddCertificate ca = OddCertificate.root(OddCertificate.keys(algorithm, bits), signature);
    OddCertificate server = ca.leaf(OddCertificate.keys("EC", 256), signature);
    assertThat(brief(verify(List.of(server.der(), ca.der()), OddRecords.tlsa(ca, 2, 1, 1))))
        .isEqualTo("TA 1");
  }

  @Test
  void authorityAbsentFromTheHandshake_onlyFullRecordsMatch_B8_B10() {
    List<byte[]> sent = der(leaf, inter);
    assertThat(brief(verify(sent, root.tlsa(2, 0, 0)))).isEqualTo("TA 2");
    assertThat(brief(verify(sent, root.tlsa(2, 1, 0)))).isEqualTo("KEY 1");
    assertThat(brief(verify(sent, root.tlsa(2, 0, 1)))).isEqualTo("tlsa-no-match");
    assertThat(brief(verify(sent, root.tlsa(2, 1, 1)))).isEqualTo("tlsa-no-match");
    assertThat(verify(sent, root.tlsa(2, 1, 1)).describe())
        .contains("the server must send (RFC 7671 section 5.2.2)");
    assertThat(brief(verify(der(leaf), inter.tlsa(2, 0, 0)))).isEqualTo("TA 1");
    assertThat(brief(verify(der(leaf), inter.tlsa(2, 1, 0)))).isEqualTo("KEY 0");
    assertThat(brief(verify(der(leaf), root.tlsa(2, 0, 0)))).isEqualTo("tlsa-no-match");
  }

  @Test
  void bareKey_saysSo_B10() {
    assertThat(verify(der(leaf, inter), root.tlsa(2, 1, 0)).describe())
        .endsWith("TA public key signed the certificate at depth 1");
  }

  @Test
  void bareKey_ofAnAuthorityThatWasSent_matchesItsCertificate_B10() {
    assertThat(brief(verify(der(leaf, inter, root), root.tlsa(2, 1, 0)))).isEqualTo("TA 2");
  }

  @Test
  void bareKey_stillDemandsNamesAndTimes_B10() {
    LabCertificate expired = pki.server(HOST).expired().signedBy(inter);
    LabCertificate oldInter = pki.certificate().commonName("Old").ca().expired().signedBy(root);
    LabCertificate other = pki.leaf(inter, "mx.example.net");
    String key = root.tlsa(2, 1, 0);
    assertThat(brief(verify(der(expired, inter), key))).isEqualTo("certificate-expired");
    assertThat(brief(verify(der(pki.leaf(oldInter, HOST), oldInter), key)))
        .isEqualTo("certificate-expired");
    assertThat(brief(verify(der(other, inter), key))).isEqualTo("certificate-host-mismatch");
  }

  @Test
  void bareKey_doesNotEscapeAnExpiredAuthorityThatWasSent_B10() {
    LabCertificate expired =
        pki.certificate().subject("CN=Root").keyOf(root).ca().expired().selfSigned();
    LabCertificate server = pki.leaf(root, HOST);
    assertThat(brief(verify(der(server, expired), root.tlsa(2, 1, 0))))
        .isEqualTo("certificate-expired");
  }

  @Test
  void selfSignedLeaf_publishedAsAuthority_isRefused_butItsBareKeyIsNot() {
    LabCertificate self = pki.selfSigned(HOST);
    assertThat(brief(verify(der(self), self.tlsa(2, 0, 1)))).isEqualTo("tlsa-no-match");
    assertThat(brief(verify(der(self), self.tlsa(2, 1, 1)))).isEqualTo("tlsa-no-match");
    assertThat(brief(verify(der(self), self.tlsa(2, 0, 0)))).isEqualTo("tlsa-no-match");
    assertThat(brief(verify(der(self, self), self.tlsa(2, 0, 1)))).isEqualTo("tlsa-no-match");
    assertThat(brief(verify(der(self), self.tlsa(2, 1, 0)))).isEqualTo("KEY 0");
  }

  @Test
  void expiry_countsForEveryCertificateOfThePath_A31_B7() {
    LabCertificate oldLeaf = pki.server(HOST).expired().signedBy(inter);
    DaneVerdict verdict = verify(der(oldLeaf, inter), inter.tlsa(2, 1, 1));
    assertThat(brief(verdict)).isEqualTo("certificate-expired");
    assertThat(((DaneVerdict.Refused) verdict).resultType())
        .isEqualTo(ResultType.CERTIFICATE_EXPIRED);
    LabCertificate oldRoot = pki.certificate().commonName("Old").ca().expired().selfSigned();
    assertThat(brief(verify(der(pki.leaf(oldRoot, HOST), oldRoot), oldRoot.tlsa(2, 0, 1))))
        .isEqualTo("certificate-expired");
    LabCertificate early = pki.server(HOST).notYetValid().signedBy(inter);
    DaneVerdict tooEarly = verify(der(early, inter), inter.tlsa(2, 1, 1));
    assertThat(brief(tooEarly)).isEqualTo("certificate-not-yet-valid");
    assertThat(((DaneVerdict.Refused) tooEarly).resultType())
        .isEqualTo(ResultType.VALIDATION_FAILURE);
  }

  @Test
  void validity_includesItsFirstAndLastSecond() {
    LabCertificate exact =
        pki.server(HOST).valid(NOW, NOW.plus(Duration.ofHours(1))).signedBy(inter);
    TlsaSet set = Dane.set(inter.tlsa(2, 1, 1));
    List<byte[]> sent = der(exact, inter);
    DaneVerifier verifier = DaneVerifier.of();
    List<String> names = List.of(HOST);
    assertThat(brief(verifier.verify(sent, set, names, NOW))).isEqualTo("TA 1");
    assertThat(brief(verifier.verify(sent, set, names, NOW.plusSeconds(3600)))).isEqualTo("TA 1");
    assertThat(brief(verifier.verify(sent, set, names, NOW.plusSeconds(3601))))
        .isEqualTo("certificate-expired");
    assertThat(brief(verifier.verify(sent, set, names, NOW.minusSeconds(1))))
        .isEqualTo("certificate-not-yet-valid");
  }

  @Test
  void signatureOfAnotherKey_isNoPath() {
    LabCertificate impostor = pki.root("Root");
    assertThat(brief(verify(der(pki.leaf(impostor, HOST), root), root.tlsa(2, 1, 1))))
        .isEqualTo("tlsa-no-match");
    assertThat(brief(verify(der(pki.leaf(impostor, HOST)), root.tlsa(2, 1, 0))))
        .isEqualTo("tlsa-no-match");
    assertThat(brief(verify(der(pki.leaf(impostor, HOST)), root.tlsa(2, 0, 0))))
        .isEqualTo("tlsa-no-match");
  }

  @Test
  void alteredCertificate_isNoPath() {
    byte[] altered = leaf.der();
    int at = altered.length / 2;
    for (int i = 0; i < altered.length - HOST.length(); i++) {
      if (new String(altered, i, HOST.length(), java.nio.charset.StandardCharsets.ISO_8859_1)
          .equals(HOST)) {
        at = i;
      }
    }
    altered[at] = 'n';
    assertThat(
            brief(
                Dane.verifyFor(
                    List.of("nx.example.com"), List.of(altered, inter.der()), inter.tlsa(2, 1, 1))))
        .isEqualTo("tlsa-no-match");
  }

  @Test
  void emptySubjectOfTheAuthority_isFollowed_J2() {
    LabCertificate nameless = pki.certificate().ca().selfSigned();
    LabCertificate server = pki.leaf(nameless, HOST);
    assertThat(brief(verify(der(server, nameless), nameless.tlsa(2, 1, 1)))).isEqualTo("TA 1");
    assertThat(brief(verify(der(server), nameless.tlsa(2, 0, 0)))).isEqualTo("TA 1");
  }

  @Test
  void taAndEeMixed_eitherIsEnough_B15() {
    List<byte[]> sent = der(leaf, inter);
    LabCertificate next = pki.selfSigned(HOST);
    assertThat(brief(verify(sent, next.tlsa(3, 1, 1), inter.tlsa(2, 1, 1)))).isEqualTo("TA 1");
    assertThat(brief(verify(sent, leaf.tlsa(3, 1, 1), root.tlsa(2, 1, 1)))).isEqualTo("EE 0");
  }
}
