// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.dane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.postern.dane.Dane.HOST;
import static org.postern.dane.Dane.brief;
import static org.postern.dane.Dane.der;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.lab.pki.LabCertificate;
import org.postern.lab.pki.LabPki;

class TlsaAdviceTest {

  private final LabPki pki = Dane.pki();
  private final LabCertificate root = pki.root("Root");
  private final LabCertificate leaf = pki.leaf(root, HOST);

  @Test
  void suggestedRecords_verifyTheChain() {
    TlsaAdvice advice = TlsaAdvice.forChain(der(leaf, root), "MX.Example.com.", 25);
    assertThat(advice.owner()).isEqualTo("_25._tcp.mx.example.com.");
    assertThat(advice.suggestions().stream().map(s -> s.record().toString()))
        .containsExactly(leaf.tlsa(3, 1, 1), root.tlsa(2, 1, 1));
    assertThat(advice.warnings()).isEmpty();
    assertThat(advice.zoneLines().get(0))
        .isEqualTo("_25._tcp.mx.example.com. 3600 IN TLSA " + leaf.tlsa(3, 1, 1));
    for (TlsaAdvice.Suggestion suggestion : advice.suggestions()) {
      assertThat(brief(Dane.verify(der(leaf, root), suggestion.record().toString())))
          .isIn("EE 0", "TA 1");
    }
  }

  @Test
  void rollover_followsThePublisherRules() {
    assertThat(TlsaAdvice.forChain(der(leaf, root), HOST, 25).rollover())
        .anyMatch(s -> s.contains("at least two TTLs"))
        .anyMatch(s -> s.contains("combination of usage, selector and matching type"))
        .anyMatch(s -> s.contains("SHA2-512 only beside it") && s.contains("UDP"))
        .anyMatch(s -> s.contains("has to send the issuer's certificate"))
        .anyMatch(s -> s.contains("signature lifetimes"));
  }

  @Test
  void selfSigned_getsItsKeyOnly() {
    LabCertificate self = pki.selfSigned(HOST);
    TlsaAdvice advice = TlsaAdvice.forChain(der(self), HOST, 2525);
    assertThat(advice.owner()).isEqualTo("_2525._tcp.mx.example.com.");
    assertThat(advice.suggestions()).hasSize(1);
    assertThat(advice.warnings()).isEmpty();
    assertThat(advice.rollover()).noneMatch(s -> s.contains("issuer"));
  }

  @Test
  void issuerThatSendersWouldRefuse_isNotSuggested_withTheReason() {
    LabCertificate stranger = pki.root("Stranger");
    TlsaAdvice noPath = TlsaAdvice.forChain(der(leaf, stranger), HOST, 25);
    assertThat(noPath.suggestions()).hasSize(1);
    assertThat(noPath.warnings()).singleElement().asString().contains("senders would refuse it");
    TlsaAdvice wrongName = TlsaAdvice.forChain(der(leaf, root), "mail.example.net", 25);
    assertThat(wrongName.suggestions()).hasSize(1);
    assertThat(wrongName.warnings()).singleElement().asString().contains("mail.example.net");
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1, 25, expected a host name",
    "'', 25, expected a host name",
    "mx.example.com, 0, a port is 1 to 65535",
    "mx.example.com, 65536, a port is 1 to 65535"
  })
  void wrongHostOrPort_isRefused(String host, int port, String reason) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TlsaAdvice.forChain(der(leaf), host, port))
        .withMessageContaining(reason);
  }

  @Test
  void unreadableChain_isRefusedByNumber() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TlsaAdvice.forChain(List.of(leaf.der(), new byte[9]), HOST, 25))
        .withMessageContaining("certificate 2 of the chain");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TlsaAdvice.forChain(List.of(), HOST, 25))
        .withMessageContaining("no certificate");
  }
}
