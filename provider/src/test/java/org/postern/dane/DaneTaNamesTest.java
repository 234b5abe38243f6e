// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.dane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.postern.dane.Dane.brief;
import static org.postern.dane.Dane.der;
import static org.postern.dane.Dane.verifyFor;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.lab.pki.LabCertificate;
import org.postern.lab.pki.LabCertificateBuilder;
import org.postern.lab.pki.LabPki;
import org.postern.tlsrpt.ResultType;

class DaneTaNamesTest {

  private final LabPki pki = Dane.pki();
  private final LabCertificate root = pki.root("Root");

  private DaneVerdict verdict(LabCertificateBuilder leaf, String... names) {
    return verifyFor(List.of(names), der(leaf.signedBy(root), root), root.tlsa(2, 1, 1));
  }

  @Test
  void baseDomainNextHopAndExpandedNextHop_areAllReferences_A36_A37_A39() {
    String[] names = {"mx.example.com", "example.org", "example.net"};
    for (String name : names) {
      DaneVerdict verdict = verdict(pki.certificate().dns(name).server(), names);
      assertThat(((DaneVerdict.Verified) verdict).name()).isEqualTo(name);
    }
    assertThat(brief(verdict(pki.certificate().dns("example.info").server(), names)))
        .isEqualTo("certificate-host-mismatch");
  }

  @Test
  void mismatch_hasItsResultTypeAndNamesBothSides_B20() {
    DaneVerdict verdict = verdict(pki.certificate().dns("a.test").server(), "mx.example.com");
    assertThat(verdict).isInstanceOf(DaneVerdict.Refused.class);
    assertThat(((DaneVerdict.Refused) verdict).resultType())
        .isEqualTo(ResultType.CERTIFICATE_HOST_MISMATCH);
    assertThat(verdict.describe()).contains("[mx.example.com]").contains("[a.test]");
  }

  @ParameterizedTest
  @CsvSource({
    // presented, reference, does it match
    "mx.example.com, mx.example.com, true",
    "MX.Example.COM, mx.example.com, true",
    "mx.example.com, MX.EXAMPLE.COM., true",
    "mx.example.com, mx.example.com., true",
    "mx.example.com, mx.example.com.., false",
    "mx.example.com, example.com, false",
    "example.com, mx.example.com, false",
    "*.example.com, mx.example.com, true",
    "*.EXAMPLE.com, mx.example.com, true",
    "*.example.com, example.com, false",
    "*.example.com, a.mx.example.com, false",
    "*.example.com, mx.example.net, false",
    "smtp*.example.com, smtp1.example.com, false",
    "*mx.example.com, amx.example.com, false",
    "mx.*.com, mx.example.com, false",
    "*.*.com, mx.example.com, false",
    "**.example.com, mx.example.com, false",
    "*, mx, false",
    "*.com, example.com, false",
    "*.example.com, xn--bcher-kva.example.com, true",
    "xn--bcher-kva.example.com, xn--bcher-kva.example.com, true",
    "xn--bcher-kva.example.com, bücher.example.com, true",
    "xn--*.example.com, xn--bcher-kva.example.com, false",
    "m_x.example.com, m_x.example.com, true",
    "mx.example.com, '', false",
    "192.0.2.1, 192.0.2.1, false"
  })
  void dnsId_isMatchedAsRfc9525Says_A41(String presented, String reference, boolean expected) {
    assertThat(brief(verdict(pki.certificate().dns(presented).server(), reference)))
        .isEqualTo(expected ? "TA 1" : "certificate-host-mismatch");
  }

  @ParameterizedTest
  @CsvSource({
    "mx.example.com, true",
    "MX.example.com, true",
    "*.example.com, true",
    "smtp*.example.com, false",
    "Example Mail Server, false",
    "mx.example.com extra, false"
  })
  void commonName_countsOnlyWithoutADnsId_A40(String commonName, boolean expected) {
    assertThat(brief(verdict(pki.certificate().commonName(commonName).server(), "mx.example.com")))
        .isEqualTo(expected ? "TA 1" : "certificate-host-mismatch");
    assertThat(
            brief(
                verdict(
                    pki.certificate().commonName(commonName).dns("mx.example.net").server(),
                    "mx.example.com")))
        .isEqualTo("certificate-host-mismatch");
  }

  @Test
  void commonName_countsBesideAnAddress_A40() throws Exception {
    assertThat(
            brief(
                verdict(
                    pki.certificate()
                        .commonName("mx.example.com")
                        .ip(InetAddress.getByName("192.0.2.1"))
                        .server(),
                    "mx.example.com")))
        .isEqualTo("TA 1");
  }

  @Test
  void nulInAName_neverMatches() {
    assertThat(
            brief(
                verdict(
                    pki.certificate().dns("mx.example.com\0.evil.test").server(),
                    "mx.example.com")))
        .isEqualTo("certificate-host-mismatch");
  }

  @Test
  void noReferenceName_isRefused_B20() {
    assertThat(brief(verdict(pki.certificate().dns("mx.example.com").server())))
        .isEqualTo("certificate-host-mismatch");
  }

  @Test
  void certificateWithoutAnyName_isRefused_B20() {
    DaneVerdict verdict = verdict(pki.certificate().server(), "mx.example.com");
    assertThat(brief(verdict)).isEqualTo("certificate-host-mismatch");
    assertThat(verdict.describe()).contains("no host name at all");
  }
}
