// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Policies are named, dated and never changed. */
class TlsPolicyTest {

  @ParameterizedTest
  @MethodSource("org.postern.policy.TlsPolicy#names")
  void everyPolicy_isTheOneThatTheHistoryTellsOf(String name) throws Exception {
    TlsPolicy policy = TlsPolicy.of(name);
    byte[] file;
    try (InputStream in = TlsPolicy.class.getResourceAsStream(name + ".json")) {
      file = in.readAllBytes();
    }
    String digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
    assertThat(policy.name()).isEqualTo(name);
    assertThat(Files.readString(Path.of("POLICY-HISTORY.md")))
        .contains("## " + name + "\n\nSince " + policy.date() + ".")
        .contains("`" + name + ".json`")
        .contains("SHA-256 `" + digest + "`");
  }

  @Test
  void theNewest_isTheLastOfThem() {
    assertThat(TlsPolicy.latest().name()).isEqualTo("2026");
    assertThat(TlsPolicy.latest())
        .isEqualTo(TlsPolicy.of("2026"))
        .hasToString("TLS policy 2026 of 2026-11-22");
  }

  @Test
  void anUnknownPolicy_isRefused_andTheMessageNamesThoseThatThereAre() {
    assertThatThrownBy(() -> TlsPolicy.of("2025"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'2025'")
        .hasMessageContaining("2026");
  }

  @Test
  void eachProfile_isWiderThanTheOneBefore() {
    TlsPolicy policy = TlsPolicy.of("2026");
    TlsPolicy.Allowed modern = policy.allowed(Profile.MODERN);
    TlsPolicy.Allowed intermediate = policy.allowed(Profile.INTERMEDIATE);
    TlsPolicy.Allowed opportunistic = policy.allowed(Profile.OPPORTUNISTIC);
    assertThat(modern.protocols()).containsExactly("TLSv1.3");
    assertThat(intermediate.protocols()).containsExactly("TLSv1.3", "TLSv1.2");
    assertThat(intermediate.cipherSuites()).containsAll(modern.cipherSuites()).hasSize(9);
    assertThat(opportunistic.cipherSuites()).isEqualTo(intermediate.cipherSuites());
    assertThat(opportunistic.signatureSchemes())
        .containsAll(intermediate.signatureSchemes())
        .contains("rsa_pkcs1_sha1", "ecdsa_sha1");
    assertThat(intermediate.signatureSchemes()).noneMatch(name -> name.endsWith("sha1"));
    assertThat(opportunistic.minRsaBits()).isLessThan(intermediate.minRsaBits());
  }

  @Test
  void profiles_haveNames() {
    assertThat(Profile.of("intermediate")).isEqualTo(Profile.INTERMEDIATE);
    assertThat(Profile.MODERN.label()).isEqualTo("modern");
    assertThatThrownBy(() -> Profile.of("old"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("opportunistic");
  }
}
