// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.policy.TlsPolicy;

/** A policy is read strictly. */
class PolicyParserTest {

  @Test
  void thePolicyOfTheJar_isRead() throws Exception {
    Policy policy = parse(text());
    assertThat(policy.name()).isEqualTo("2026");
    assertThat(policy.date()).isEqualTo("2026-11-22");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"policy\":|\"polcy\":|has no field 'polcy'",
        "\"date\": \"2026-11-22\",||lacks the field 'date'",
        "2026-11-22|2026-11-32|2026-11-32",
        "\"modern\": {|\"fashionable\": {|no profile 'fashionable'",
        "\"modern\": {|\"intermediate\": {|uplicate",
        "\"groups\":|\"group\":|has no field 'group'",
        "\"min-rsa-bits\": 2048|\"min-rsa-bits\": 100|512 to 16384",
        "\"min-rsa-bits\": 2048|\"min-rsa-bits\": \"2048\"|min-rsa-bits: expected",
        "\"min-rsa-bits\": 2048|\"min-rsa-bits\": 2048, \"min-rsa-bits\": 2048|uplicate",
        "-required\": true|-required\": 1|expected true or false",
        "[\"TLSv1.3\"]|[\"TLSv1.3\", \"TLSv1.1\"]|cannot do 'TLSv1.1'",
        "[\"TLSv1.3\"]|[\"TLSv1.3\", \"TLSv1.3\"]|is there twice",
        "[\"TLSv1.3\"]|[\"TLSv1.3\", \"TLSv1.2\"]|a version without a suite",
        "[\"TLSv1.3\"]|[\"TLSv1.2\"]|a suite without its version",
        "[\"TLSv1.3\"]|[]|expected at least one",
        "[\"TLSv1.3\"]|[[\"TLSv1.3\"]]|nesting depth",
        "[\"TLSv1.3\"]|null|expected START_ARRAY",
        "[\"TLSv1.3\"]|[3]|expected VALUE_STRING",
        "\"TLS_AES_128_GCM_SHA256\"|\"TLS_RSA_WITH_AES_128_CBC_SHA\"|cannot do 'TLS_RSA_WITH",
        "\"ed25519\"|\"dsa_sha1\"|cannot do 'dsa_sha1'",
      })
  void whatIsWrong_isNamed(String correct, String wrong, String message) throws Exception {
    String text = text();
    assertThat(text).contains(correct);
    int at = text.indexOf(correct);
    String damaged =
        text.substring(0, at)
            + (wrong == null ? "" : wrong)
            + text.substring(at + correct.length());
    assertThatThrownBy(() -> parse(damaged))
        .isInstanceOf(PolicyFormatException.class)
        .hasMessageContaining("test: ")
        .hasMessageContaining(message);
  }

  @Test
  void whatFollows_isTooMuch() throws Exception {
    String text = text();
    assertThatThrownBy(() -> parse(text + "{}")).isInstanceOf(PolicyFormatException.class);
    assertThatThrownBy(() -> parse("")).isInstanceOf(PolicyFormatException.class);
    assertThatThrownBy(() -> parse(" ".repeat(70_000) + text))
        .isInstanceOf(PolicyFormatException.class);
    assertThatThrownBy(() -> parse("{\"profiles\":" + "[".repeat(10_000)))
        .isInstanceOf(PolicyFormatException.class);
  }

  @FuzzTest(maxDuration = "30s")
  void anyOctets_areAPolicyOrRefused(byte[] octets) {
    try {
      Policy policy = new PolicyParser("fuzz").parse(octets);
      assertThat(policy.name()).isNotNull();
    } catch (PolicyFormatException e) {
      assertThat(e).hasMessageStartingWith("fuzz: ");
    }
  }

  private static Policy parse(String text) throws PolicyFormatException {
    return new PolicyParser("test").parse(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String text() throws IOException {
    try (InputStream in = TlsPolicy.class.getResourceAsStream("2026.json")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
