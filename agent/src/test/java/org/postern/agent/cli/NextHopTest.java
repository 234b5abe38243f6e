// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class NextHopTest {

  @ParameterizedTest
  @CsvSource({
    "example.org,             example.org,           25,    false",
    "example.org:25,          example.org,           25,    true",
    "example.org.,            example.org.,          25,    false",
    "relay.example:587,       relay.example,         587,   true",
    "[relay.example],         [relay.example],       25,    false",
    "[relay.example]:65535,   [relay.example],       65535, true",
    "[192.0.2.1]:2525,        [192.0.2.1],           2525,  true",
    "[IPv6:2001:db8::1],      [IPv6:2001:db8::1],    25,    false",
    "[2001:db8::1]:25,        [2001:db8::1],         25,    true",
    "bücher.example,          xn--bcher-kva.example, 25,    false",
  })
  void form_isRead(String text, String name, int port, boolean portGiven) {
    assertThat(NextHop.parse(text)).isEqualTo(new NextHop(name, port, portGiven));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":25",
        "user@example.org",
        "example.org:",
        "example.org:0",
        "example.org:65536",
        "example.org:70000",
        "example.org:99999999999",
        "example.org:smtp",
        "example.org:-1",
        "[relay.example",
        "relay.example]",
        "[]",
        "[]:25",
        "a b",
        "a:1:2",
        "2001:db8::1",
      })
  void anythingElse_isRefused(String text) {
    assertThatThrownBy(() -> NextHop.parse(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("expected");
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 100_000})
  void endlessName_isRefused(int length) {
    assertThatThrownBy(() -> NextHop.parse("a".repeat(length)))
        .isInstanceOf(TypeConversionException.class);
  }
}
