// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.Security;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.policy.Profile;

/** What the JVM's administrator forbids is forbidden, and nothing else. */
class JvmRestrictionsTest {

  private static final String PROPERTY = "jdk.tls.disabledAlgorithms";

  private final Rules rules = Policies.of("2026").rules(Profile.INTERMEDIATE);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "SSLv3, TLSv1, TLSv1.1, DTLSv1.0, RC4, DES, MD5withRSA, DH keySize < 1024,"
            + " EC keySize < 224, 3DES_EDE_CBC, anon, NULL, ECDH",
        "ECDH, TLS_RSA_*, rsa_pkcs1_sha1 usage HandshakeSignature, dsa_sha1 usage"
            + " HandshakeSignature",
        "RSA usage SignedJAR, SHA256 jdkCA & usage TLSServer, SHA256 denyAfter 2020-01-01",
        "include jdk.no.such.property, , ,, &, x & y, RSA keySize <, SHA256 keySize < a",
      })
  void whatJdksDisable_takesNothingAway(String property) {
    assertThat(new JvmRestrictions(property, "").applied(rules)).isEqualTo(rules);
  }

  @Test
  void aVersion_takesItsSuitesWithIt() {
    assertThat(applied("TLSv1.2")).isEqualTo(modernIn(rules));
    assertThat(applied("tlsv1.3").cipherSuites())
        .isNotEmpty()
        .allMatch(suite -> suite.protocol() == Protocol.TLS_1_2);
  }

  @Test
  void suites_areDisabledByNameByPatternAndByPart() {
    assertThat(applied("TLS_AES_128_GCM_SHA256").cipherSuites())
        .hasSize(rules.cipherSuites().size() - 1)
        .doesNotContain(CipherSuite.TLS_AES_128_GCM_SHA256);
    assertThat(applied("TLS_ECDHE_RSA_*").cipherSuites())
        .noneMatch(suite -> suite.name().contains("ECDHE_RSA"))
        .hasSize(6);
    assertThat(applied("AES_128_GCM").cipherSuites())
        .noneMatch(suite -> suite.name().contains("AES_128"))
        .hasSize(6);
    assertThat(applied("ChaCha20-Poly1305").cipherSuites()).noneMatch(CipherSuite::isChaCha20);
    assertThat(applied("ECDHE").protocols()).containsExactly(Protocol.TLS_1_3);
  }

  @Test
  void groups_areDisabledByNameKindSizeAndByAnIncludedList() {
    assertThat(applied("x25519").groups())
        .containsExactly(NamedGroup.SECP256R1, NamedGroup.SECP384R1, NamedGroup.SECP256R1MLKEM768);
    assertThat(applied("EC keySize < 384").groups())
        .containsExactly(NamedGroup.X25519MLKEM768, NamedGroup.X25519, NamedGroup.SECP384R1);
    assertThat(applied("ML-KEM").groups()).noneMatch(NamedGroup::hybrid).hasSize(3);
    assertThat(
            new JvmRestrictions("RC4, include jdk.disabled.namedCurves", "secp384r1, secp112r1")
                .applied(rules)
                .groups())
        .hasSize(4)
        .doesNotContain(NamedGroup.SECP384R1);
  }

  @Test
  void schemes_areDisabledByNameUsageAlgorithmAndSize() {
    assertThat(applied("rsa_pkcs1_sha256 usage HandshakeSignature").signatureSchemes())
        .hasSize(rules.signatureSchemes().size() - 1);
    assertThat(applied("Ed25519, EdDSA keySize < 300").signatureSchemes())
        .doesNotContain(SignatureScheme.ED25519)
        .contains(SignatureScheme.ED448);
    assertThat(applied("SHA512withECDSA").signatureSchemes())
        .hasSize(rules.signatureSchemes().size() - 1);
    assertThat(applied("RSASSA-PSS").signatureSchemes()).hasSize(8);
    assertThat(applied("EC keySize == 521 & usage HandshakeSignature").signatureSchemes())
        .doesNotContain(SignatureScheme.ECDSA_SECP521R1_SHA512)
        .contains(SignatureScheme.ECDSA_SECP384R1_SHA384);
  }

  @Test
  void rsaKeys_haveTheLongestMinimumOfBoth() {
    assertThat(applied("RSA keySize < 3072").minRsaBits()).isEqualTo(3072);
    assertThat(applied("RSA keySize <= 3072").minRsaBits()).isEqualTo(3073);
    assertThat(applied("RSA keySize < 1024").minRsaBits()).isEqualTo(2048);
  }

  @Test
  void everythingDisabled_leavesRulesThatSayThatTheyAreEmpty() {
    assertThat(applied("TLSv1.2, TLSv1.3").isEmpty()).isTrue();
    assertThat(applied("EC, XDH").isEmpty()).isTrue();
    assertThat(rules.isEmpty()).isFalse();
  }

  @Test
  void aChangedProperty_countsAtOnce_butNeverForMailThatWouldGoInClear() {
    String before = Security.getProperty(PROPERTY);
    Policy policy = Policies.of("2026");
    try {
      assertThat(policy.effective(Profile.INTERMEDIATE)).isEqualTo(rules);
      assertThat(policy.effective(Profile.INTERMEDIATE))
          .isSameAs(policy.effective(Profile.INTERMEDIATE));
      Security.setProperty(PROPERTY, before + ", TLSv1.3, X25519");
      assertThat(policy.effective(Profile.INTERMEDIATE).protocols())
          .containsExactly(Protocol.TLS_1_2);
      assertThat(policy.effective(Profile.MODERN).isEmpty()).isTrue();
      assertThat(policy.effective(Profile.OPPORTUNISTIC))
          .isEqualTo(policy.rules(Profile.OPPORTUNISTIC));
    } finally {
      Security.setProperty(PROPERTY, before);
    }
    assertThat(policy.effective(Profile.INTERMEDIATE)).isEqualTo(rules);
  }

  private Rules applied(String property) {
    return new JvmRestrictions(property, "").applied(rules);
  }

  private static Rules modernIn(Rules rules) {
    return rules.narrowed(
        java.util.List.of(Protocol.TLS_1_3),
        rules.cipherSuites(),
        rules.groups(),
        rules.signatureSchemes());
  }
}
