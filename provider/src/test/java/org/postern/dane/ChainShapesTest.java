// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.dane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.postern.dane.Dane.HOST;
import static org.postern.dane.Dane.brief;
import static org.postern.dane.Dane.der;
import static org.postern.dane.Dane.verify;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.postern.lab.pki.LabCertificate;
import org.postern.lab.pki.LabPki;

class ChainShapesTest {

  private final LabPki pki = Dane.pki();
  private final LabCertificate root = pki.root("Root");
  private final LabCertificate upper = pki.intermediate("Upper", root);
  private final LabCertificate lower = pki.intermediate("Lower", upper);
  private final LabCertificate leaf = pki.leaf(lower, HOST);

  @Test
  void unorderedChain_isPutInOrder_J2() {
    List<LabCertificate> rest = new ArrayList<>(List.of(lower, upper, root));
    for (int seed = 0; seed < 12; seed++) {
      Collections.shuffle(rest, new Random(seed));
      List<LabCertificate> sent = new ArrayList<>(rest);
      sent.add(0, leaf);
      assertThat(brief(verify(der(sent), root.tlsa(2, 0, 1)))).isEqualTo("TA 3");
    }
  }

  @Test
  void incompleteChain_endsWhereItEnds_J2() {
    assertThat(brief(verify(der(leaf, upper), upper.tlsa(2, 1, 1)))).isEqualTo("tlsa-no-match");
    assertThat(brief(verify(der(leaf, upper), lower.tlsa(2, 0, 0)))).isEqualTo("TA 1");
    assertThat(brief(verify(der(leaf, upper), lower.tlsa(2, 1, 0)))).isEqualTo("KEY 0");
    assertThat(brief(verify(der(leaf, upper), lower.tlsa(2, 0, 0), upper.tlsa(2, 1, 1))))
        .isEqualTo("TA 1");
  }

  @Test
  void extraCertificates_areTolerated_J2() {
    LabCertificate stranger = pki.root("Stranger");
    LabCertificate namesake = pki.root("Lower");
    assertThat(
            brief(
                verify(
                    der(leaf, stranger, namesake, leaf, lower, lower, upper), upper.tlsa(2, 1, 1))))
        .isEqualTo("TA 2");
  }

  @Test
  void namesakeWithAnotherKey_isPassedOver() {
    LabCertificate namesake = pki.root("Lower");
    assertThat(brief(verify(der(leaf, namesake, lower), lower.tlsa(2, 1, 1)))).isEqualTo("TA 1");
    assertThat(brief(verify(der(leaf, namesake, lower), namesake.tlsa(2, 1, 1))))
        .isEqualTo("tlsa-no-match");
  }

  @Test
  void crossSignedAuthority_isFollowedBothWays() {
    LabCertificate otherRoot = pki.root("Other Root");
    LabCertificate cross =
        pki.certificate().commonName("Upper").ca().keyOf(upper).signedBy(otherRoot);
    List<byte[]> sent = der(leaf, lower, upper, cross, root, otherRoot);
    assertThat(brief(verify(sent, root.tlsa(2, 1, 1)))).isEqualTo("TA 3");
    assertThat(brief(verify(sent, otherRoot.tlsa(2, 1, 1)))).isEqualTo("TA 3");
    assertThat(brief(verify(der(leaf, lower, cross, upper), otherRoot.tlsa(2, 1, 0))))
        .isEqualTo("KEY 2");
    assertThat(brief(verify(sent, upper.tlsa(2, 1, 1)))).isEqualTo("TA 2");
  }

  @Test
  void expiredTwinOfAnAuthority_doesNotHideTheValidOne() {
    LabCertificate expired =
        pki.certificate().commonName("Upper").ca().keyOf(upper).expired().signedBy(root);
    assertThat(brief(verify(der(leaf, lower, expired, upper, root), root.tlsa(2, 1, 1))))
        .isEqualTo("TA 3");
    assertThat(brief(verify(der(leaf, lower, expired, upper), upper.tlsa(2, 1, 1))))
        .isEqualTo("TA 2");
    assertThat(brief(verify(der(leaf, lower, expired), upper.tlsa(2, 1, 1))))
        .isEqualTo("certificate-expired");
  }

  @Test
  void authorityNamedInOtherLetters_isFound() {
    LabCertificate shouting = pki.certificate().commonName("ROOT   CA").ca().selfSigned();
    LabCertificate server = pki.server(HOST).issuer("CN=Root ca").signedBy(shouting);
    assertThat(brief(verify(der(server, shouting), shouting.tlsa(2, 1, 1)))).isEqualTo("TA 1");
  }

  @Test
  void moreCertificatesThanAreConsidered_areLeftOut() {
    List<LabCertificate> sent = new ArrayList<>(List.of(leaf));
    for (int i = 0; i < 20; i++) {
      sent.add(pki.root("Filler " + i));
    }
    sent.add(lower);
    assertThat(brief(verify(der(sent), leaf.tlsa(3, 1, 1)))).isEqualTo("EE 0");
    assertThat(brief(verify(der(sent), lower.tlsa(2, 1, 1)))).isEqualTo("tlsa-no-match");
    assertThat(brief(verify(der(sent), lower.tlsa(2, 1, 0)))).isEqualTo("KEY 0");
  }
}
