// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.dane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.postern.dane.Dane.HOST;
import static org.postern.dane.Dane.NOW;
import static org.postern.dane.Dane.brief;
import static org.postern.dane.Dane.der;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.lab.pki.LabCertificate;
import org.postern.lab.pki.LabPki;

/** PKIX-TA(0) and PKIX-EE(1) in the general profile. */
class PkixUsagesTest {

  private final LabPki pki = Dane.pki();
  private final LabCertificate root = pki.root("Root");
  private final LabCertificate inter = pki.intermediate("Intermediate", root);
  private final LabCertificate leaf = pki.leaf(inter, HOST);

  private static String verdict(
      List<byte[]> roots, List<byte[]> chain, List<String> names, String... records) {
    return brief(
        DaneVerifier.of()
            .withRoots(roots)
            .verify(chain, Dane.set(UsageProfile.ALL, records), names, NOW));
  }

  private String verdict(List<byte[]> chain, String... records) {
    return verdict(der(root), chain, List.of(HOST), records);
  }

  @ParameterizedTest
  @CsvSource({"0,0", "0,1", "0,2", "1,0", "1,1", "1,2"})
  void everySelectorAndType_matches_B22(int selector, int type) {
    List<byte[]> sent = der(leaf, inter);
    assertThat(verdict(sent, leaf.tlsa(1, selector, type))).isEqualTo("EE 0");
    assertThat(verdict(sent, inter.tlsa(0, selector, type))).isEqualTo("TA 1");
    assertThat(verdict(sent, root.tlsa(0, selector, type))).isEqualTo("TA 2");
    assertThat(verdict(sent, leaf.tlsa(0, selector, type))).isEqualTo("tlsa-no-match");
    assertThat(verdict(sent, inter.tlsa(1, selector, type))).isEqualTo("tlsa-no-match");
  }

  @Test
  void pkixEe_demandsAPathToARootNamesAndTimes_B11() {
    LabCertificate self = pki.selfSigned(HOST);
    LabCertificate other = pki.leaf(inter, "mx.example.net");
    LabCertificate expired = pki.server(HOST).expired().signedBy(inter);
    assertThat(verdict(der(self), self.tlsa(1, 1, 1))).isEqualTo("tlsa-no-match");
    assertThat(verdict(der(leaf), leaf.tlsa(1, 1, 1))).isEqualTo("tlsa-no-match");
    assertThat(verdict(List.of(), der(leaf, inter, root), List.of(HOST), leaf.tlsa(1, 1, 1)))
        .isEqualTo("tlsa-no-match");
    assertThat(verdict(der(other, inter), other.tlsa(1, 1, 1)))
        .isEqualTo("certificate-host-mismatch");
    assertThat(verdict(der(expired, inter), expired.tlsa(1, 1, 1)))
        .isEqualTo("certificate-expired");
  }

  @Test
  void pkixTa_demandsAPathToARootNamesAndTimes_B20() {
    LabCertificate stranger = pki.root("Stranger");
    LabCertificate strange = pki.leaf(stranger, HOST);
    LabCertificate other = pki.leaf(inter, "mx.example.net");
    assertThat(verdict(der(strange, stranger), stranger.tlsa(0, 1, 1))).isEqualTo("tlsa-no-match");
    assertThat(verdict(der(strange), stranger.tlsa(0, 0, 0))).isEqualTo("tlsa-no-match");
    assertThat(verdict(der(strange), stranger.tlsa(0, 1, 0))).isEqualTo("tlsa-no-match");
    assertThat(verdict(der(other, inter), inter.tlsa(0, 1, 1)))
        .isEqualTo("certificate-host-mismatch");
  }

  @Test
  void pkixTa_goesOnPastATrustedIntermediate_B12() {
    LabCertificate leafUnderBoth = leaf;
    assertThat(
            verdict(der(inter, root), der(leafUnderBoth, inter), List.of(HOST), root.tlsa(0, 1, 1)))
        .isEqualTo("TA 2");
    assertThat(
            verdict(der(inter), der(leafUnderBoth, inter, root), List.of(HOST), root.tlsa(0, 1, 1)))
        .isEqualTo("tlsa-no-match");
  }

  @Test
  void certificateWithARootsNameAndKey_isNotThatRoot() {
    LabCertificate expired = pki.certificate().commonName("Old").ca().expired().selfSigned();
    LabCertificate copy = pki.certificate().commonName("Old").ca().keyOf(expired).selfSigned();
    LabCertificate below = pki.leaf(expired, HOST);
    assertThat(verdict(der(expired), der(below, copy), List.of(HOST), expired.tlsa(0, 1, 1)))
        .isEqualTo("certificate-expired");
    assertThat(verdict(der(expired), der(below, copy), List.of(HOST), below.tlsa(1, 1, 1)))
        .isEqualTo("certificate-expired");
  }

  @Test
  void daneUsages_needNoRoots_B9_B15() {
    assertThat(verdict(List.of(), der(leaf), List.of("x.test"), leaf.tlsa(3, 1, 1)))
        .isEqualTo("EE 0");
    assertThat(
            verdict(
                List.of(),
                der(leaf, inter),
                List.of(HOST),
                leaf.tlsa(1, 1, 1),
                inter.tlsa(2, 1, 1)))
        .isEqualTo("TA 1");
  }

  @Test
  void localRoots_playNoPartUnderUsage2_B9() {
    assertThat(verdict(der(leaf, inter), root.tlsa(2, 1, 1))).isEqualTo("tlsa-no-match");
  }

  @Test
  void unreadableRoot_isRefusedByNumber() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DaneVerifier.of().withRoots(List.of(root.der(), new byte[] {1})))
        .withMessageContaining("root certificate 2");
  }
}
