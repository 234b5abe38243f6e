// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.tls;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is negotiated otherwise ends the run, and is named. */
class NegotiatedTest {
  private static final Negotiated EXPECTED =
      new Negotiated(0x0304, "TLS_AES_128_GCM_SHA256", 0x1D, false, "2 certificates", true, "EC");

  static Stream<Arguments> others() {
    return Stream.of(
        Arguments.of(
            new Negotiated(0x0303, EXPECTED.suite(), 0x1D, false, "2 certificates", true, "EC"),
            "version: expected 0x0304, negotiated 0x0303"),
        Arguments.of(
            new Negotiated(
                0x0304, "TLS_AES_256_GCM_SHA384", 0x1D, false, "2 certificates", true, "EC"),
            "cipher suite: expected TLS_AES_128_GCM_SHA256, negotiated TLS_AES_256_GCM_SHA384"),
        Arguments.of(
            new Negotiated(0x0304, EXPECTED.suite(), 0x11EC, false, "2 certificates", true, "EC"),
            "group: expected x25519, negotiated X25519MLKEM768"),
        Arguments.of(
            new Negotiated(0x0304, EXPECTED.suite(), 0x18, false, "2 certificates", true, "EC"),
            "group: expected x25519, negotiated 0x0018"),
        Arguments.of(
            new Negotiated(0x0304, EXPECTED.suite(), 0x1D, true, "2 certificates", true, "EC"),
            "resumed: expected false, negotiated true"),
        Arguments.of(
            new Negotiated(0x0304, EXPECTED.suite(), 0x1D, false, "3 certificates", true, "EC"),
            "server's chain: expected 2 certificates, negotiated 3 certificates"),
        Arguments.of(
            new Negotiated(0x0304, EXPECTED.suite(), 0x1D, false, "2 certificates", false, "EC"),
            "stapled: expected true, negotiated false"),
        Arguments.of(
            new Negotiated(0x0304, EXPECTED.suite(), 0x1D, false, "2 certificates", true, ""),
            "client's key: expected EC, negotiated "));
  }

  @ParameterizedTest
  @MethodSource("others")
  void anythingElse_endsTheRunAndIsNamed(Negotiated other, String words) {
    assertThatThrownBy(() -> other.require(EXPECTED, "POSTERN_FULL"))
        .isInstanceOfSatisfying(
            NegotiationMismatchException.class,
            e -> org.assertj.core.api.Assertions.assertThat(e.differences()).containsExactly(words))
        .hasMessageStartingWith("POSTERN_FULL is not what it is to be: ");
  }

  @Test
  void whatIsMeasured_passes() {
    assertThatCode(() -> EXPECTED.require(EXPECTED, "POSTERN_FULL")).doesNotThrowAnyException();
  }
}
