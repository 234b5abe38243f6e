// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.dane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.postern.dane.Dane.brief;
import static org.postern.dane.Dane.der;
import static org.postern.dane.Dane.verify;
import static org.postern.dane.Dane.verifyFor;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.postern.lab.pki.LabCertificate;
import org.postern.lab.pki.LabKeyType;
import org.postern.lab.pki.LabPki;
import org.postern.tlsrpt.ResultType;

class DaneEeTest {

  private final LabPki pki = Dane.pki();

  @ParameterizedTest
  @CsvSource({"0,0", "0,1", "0,2", "1,0", "1,1", "1,2"})
  void daneEe_matchesByEverySelectorAndType_A11_A31(int selector, int matchingType) {
    LabCertificate leaf = pki.selfSigned("mx.example.com");
    DaneVerdict verdict = verify(der(leaf), leaf.tlsa(3, selector, matchingType));
    assertThat(brief(verdict)).isEqualTo("EE 0");
    assertThat(verdict.describe())
        .matches("DANE TLSA 3 \\d \\d …[0-9a-f]{4} matched EE certificate at depth 0");
  }

  @ParameterizedTest
  @EnumSource(LabKeyType.class)
  void daneEe_matchesEveryKindOfKey(LabKeyType type) {
    LabCertificate leaf = pki.server("mx.example.com").key(type).selfSigned();
    assertThat(brief(verify(der(leaf), leaf.tlsa(3, 1, 1)))).isEqualTo("EE 0");
    assertThat(brief(verify(der(leaf), leaf.tlsa(3, 1, 0)))).isEqualTo("EE 0");
  }

  @Test
  void daneEe_wrongName_isAccepted_A31_B5() {
    LabCertificate leaf = pki.selfSigned("other.example.net");
    assertThat(brief(verify(der(leaf), leaf.tlsa(3, 1, 1)))).isEqualTo("EE 0");
    assertThat(brief(verifyFor(List.of(), der(leaf), leaf.tlsa(3, 1, 1)))).isEqualTo("EE 0");
  }

  @Test
  void daneEe_expiredLeaf_isAccepted_A32_B5() {
    LabCertificate expired = pki.server("mx.example.com").expired().selfSigned();
    LabCertificate future = pki.server("mx.example.com").notYetValid().selfSigned();
    assertThat(brief(verify(der(expired), expired.tlsa(3, 1, 1)))).isEqualTo("EE 0");
    assertThat(brief(verify(der(future), future.tlsa(3, 0, 1)))).isEqualTo("EE 0");
  }

  @Test
  void daneEe_emptyIssuerAndSubject_isAccepted_J2() {
    LabCertificate leaf = pki.certificate().selfSigned();
    LabCertificate noIssuer = pki.server("mx.example.com").issuer("").selfSigned();
    assertThat(brief(verify(der(leaf), leaf.tlsa(3, 1, 1)))).isEqualTo("EE 0");
    assertThat(brief(verify(der(noIssuer), noIssuer.tlsa(3, 0, 1)))).isEqualTo("EE 0");
  }

  @Test
  void daneEe_matchesTheLeafOnly_A31() {
    LabCertificate root = pki.root("Root");
    LabCertificate leaf = pki.leaf(root, "mx.example.com");
    DaneVerdict verdict = verify(der(leaf, root), root.tlsa(3, 1, 1));
    assertThat(verdict).isInstanceOf(DaneVerdict.Refused.class);
    assertThat(((DaneVerdict.Refused) verdict).resultType())
        .isEqualTo(ResultType.CERTIFICATE_NOT_TRUSTED);
  }

  @Test
  void daneEe_brokenRestOfTheChain_doesNotCount_A31() {
    LabCertificate leaf = pki.leaf(pki.root("Root"), "mx.example.com");
    LabCertificate stranger = pki.root("Stranger");
    assertThat(brief(verify(der(leaf, stranger, leaf), leaf.tlsa(3, 1, 1)))).isEqualTo("EE 0");
  }

  @Test
  void mismatch_saysWhatWasExpectedSeenAndWhatWouldMatch_A35() {
    LabCertificate leaf = pki.selfSigned("mx.example.com");
    LabCertificate other = pki.selfSigned("mx.example.com");
    DaneVerdict verdict = verify(der(leaf), other.tlsa(3, 1, 1));
    assertThat(brief(verdict)).isEqualTo("tlsa-no-match");
    assertThat(verdict.describe())
        .contains("3 1 1 …" + other.tlsa(3, 1, 1).substring(6 + 60))
        .contains("\"" + leaf.tlsa(3, 1, 1) + "\"");
  }

  @Test
  void anyMatchingRecord_isEnough_B15() {
    LabCertificate leaf = pki.selfSigned("mx.example.com");
    LabCertificate next = pki.selfSigned("mx.example.com");
    LabCertificate ca = pki.root("Elsewhere");
    assertThat(brief(verify(der(leaf), ca.tlsa(2, 1, 1), next.tlsa(3, 1, 1), leaf.tlsa(3, 1, 1))))
        .isEqualTo("EE 0");
  }

  @Test
  void agility_weakerDigestAloneDoesNotCount_B17_B19() {
    LabCertificate leaf = pki.selfSigned("mx.example.com");
    LabCertificate other = pki.selfSigned("mx.example.com");
    assertThat(brief(verify(der(leaf), leaf.tlsa(3, 1, 1), other.tlsa(3, 1, 2))))
        .isEqualTo("tlsa-no-match");
    assertThat(brief(verify(der(leaf), other.tlsa(3, 1, 1), leaf.tlsa(3, 1, 2)))).isEqualTo("EE 0");
    assertThat(
            brief(verify(der(leaf), other.tlsa(3, 1, 1), other.tlsa(3, 1, 2), leaf.tlsa(3, 1, 0))))
        .isEqualTo("EE 0");
    assertThat(brief(verify(der(leaf), leaf.tlsa(3, 1, 1), other.tlsa(3, 0, 2)))).isEqualTo("EE 0");
  }

  @Test
  void allUnusable_isAVerdictOfItsOwn_A12_B21() {
    LabCertificate leaf = pki.selfSigned("mx.example.com");
    DaneVerdict verdict = verify(der(leaf), "3 1 1 abcd", leaf.tlsa(1, 1, 1));
    assertThat(verdict).isInstanceOf(DaneVerdict.Unusable.class);
    DaneVerdict.Unusable unusable = (DaneVerdict.Unusable) verdict;
    assertThat(unusable.resultType()).isEqualTo(ResultType.TLSA_INVALID);
    assertThat(unusable.describe()).contains("32 octets").contains("RFC 7672 section 3.1.3");
  }

  @Test
  void eeNames_demandAName_whenAskedFor() {
    LabCertificate leaf = pki.selfSigned("mx.example.com");
    TlsaSet set = Dane.set(leaf.tlsa(3, 1, 1));
    DaneVerifier strict = DaneVerifier.of().withEeNameChecks(true);
    DaneVerdict right = strict.verify(der(leaf), set, List.of("mx.example.com"), Dane.NOW);
    DaneVerdict wrong = strict.verify(der(leaf), set, List.of("mx.example.net"), Dane.NOW);
    assertThat(right).isInstanceOf(DaneVerdict.Verified.class);
    assertThat(((DaneVerdict.Verified) right).name()).isEqualTo("mx.example.com");
    assertThat(brief(wrong)).isEqualTo("certificate-host-mismatch");
    assertThat(((DaneVerdict.Refused) wrong).resultType())
        .isEqualTo(ResultType.CERTIFICATE_HOST_MISMATCH);
  }
}
