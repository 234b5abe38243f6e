// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {

  @ParameterizedTest
  @ValueSource(
      ints = {0, 7, '\n', '\r', 0x1b, 0x7f, 0x9b, 0x200e, 0x202e, 0x2028, 0x2029, 0xd800, 0xfeff})
  void characterThatSteersATerminal_isShownAsItsCode(int c) {
    assertThat(Printable.line("a" + (char) c + "b")).isEqualTo(String.format("a\\u%04xb", c));
  }

  @Test
  void ordinaryText_staysAsItIs() {
    assertThat(Printable.line("3 1 1 …8d1f münchen 🔒")).isEqualTo("3 1 1 …8d1f münchen 🔒");
  }
}
