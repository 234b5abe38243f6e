// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.result;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountTest {

  @ParameterizedTest
  @CsvSource({
    "212.4, 3.6, us/op, 212 ± 4 µs",
    "2.8149, 0.012, us/op, 2.81 ± 0.01 µs",
    "0.0491, 0.004, us/op, 49.1 ± 4.0 ns",
    "17240, 4790, us/op, 17.2 ± 4.8 ms",
    "1.5, NaN, s/op, 1500 ms",
    "5706, 5, B/op, 5706 ± 5 B",
    "156087, 40, B/op, 156 ± <1 kB",
    "25000000, 0, B, 25.0 ± 0.0 MB",
    "812.3, 4, ops/s, 812 ± 4 /s",
    "3, 1, things, 3.00 ± 1.00 things",
    "0, 0, us/op, 0 ± 0 ns",
  })
  void values_haveThreeDigitsTheirErrorAndAUnit(
      double mean, double error, String unit, String text) {
    assertThat(Amount.text(new Estimate(mean, error, 5), unit)).isEqualTo(text);
  }
}
