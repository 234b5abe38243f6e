// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.postern.policy.Profile;

/** A program can narrow the policy, never widen it. */
class NamesTest {

  private final Rules rules = Policies.of("2026").rules(Profile.INTERMEDIATE);

  @Test
  void knownSuitesOutsideThePolicy_areDropped_andTheProgramsOrderStays() {
    assertThat(
            Names.CIPHER_SUITES.narrow(
                new String[] {
                  "TLS_EMPTY_RENEGOTIATION_INFO_SCSV",
                  "SSL_RSA_WITH_3DES_EDE_CBC_SHA",
                  "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384",
                  "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
                  "TLS_AES_128_GCM_SHA256",
                  "TLS_AES_128_GCM_SHA256",
                },
                rules.cipherSuites()))
        .containsExactly(
            CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384, CipherSuite.TLS_AES_128_GCM_SHA256);
  }

  @Test
  void whatThePolicyDoesNotAllow_isNotWidenedByAProgram() {
    Rules modern = Policies.of("2026").rules(Profile.MODERN);
    assertThat(
            Names.CIPHER_SUITES.narrow(
                new String[] {"TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384", "TLS_AES_256_GCM_SHA384"},
                modern.cipherSuites()))
        .containsExactly(CipherSuite.TLS_AES_256_GCM_SHA384);
    assertThat(Names.PROTOCOLS.narrow(new String[] {"TLSv1.3", "TLSv1.2"}, modern.protocols()))
        .containsExactly(Protocol.TLS_1_3);
  }

  @Test
  void nothingLeft_isRefused_andSaysWhatIsAllowed() {
    assertThatThrownBy(
            () -> Names.PROTOCOLS.narrow(new String[] {"SSLv3", "TLSv1"}, rules.protocols()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("TLSv1")
        .hasMessageContaining("TLS_1_3");
    assertThatThrownBy(() -> Names.GROUPS.narrow(new String[] {"secp521r1"}, rules.groups()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Names.CIPHER_SUITES.narrow(new String[0], rules.cipherSuites()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void namesThatAreNone_areRefused() {
    for (String name : new String[] {"TLS_AES_512_GCM_SHA256", "", null, "TLSv1.3"}) {
      assertThatThrownBy(() ->
              Names.CIPHER_SUITES.narrow(
                  new String[] {"TLS_AES_128_GCM_SHA256", name}, rules.cipherSuites()))
          .as("%s", name)
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> Names.PROTOCOLS.narrow(new String[] {"TLSv4"}, rules.protocols()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void droppedNames_areWarnedOfOnce() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Names.GROUPS.narrow(
          new String[] {"x25519", "ffdhe2048", "ffdhe3072"}, rules.groups(), lines::add);
    }
    assertThat(lines).singleElement().asString().contains("ffdhe2048, ffdhe3072");
  }

  @Test
  void narrowedRules_keepVersionsAndSuitesTogether() {
    Rules only12 =
        rules.narrowed(
            rules.protocols(),
            List.of(CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256),
            rules.groups(),
            rules.signatureSchemes());
    assertThat(only12.protocols()).containsExactly(Protocol.TLS_1_2);
    Rules widened =
        only12.narrowed(
            List.of(Protocol.values()),
            List.of(CipherSuite.values()),
            List.of(NamedGroup.values()),
            List.of(SignatureScheme.values()));
    assertThat(widened.cipherSuites()).isEqualTo(only12.cipherSuites());
    assertThat(widened.signatureSchemes()).doesNotContain(SignatureScheme.RSA_PKCS1_SHA1);
  }
}
