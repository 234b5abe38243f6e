// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ScaleTest {

  @Test
  void ratios_lieAroundOne_andEqualFactorsAreEquallyLong() {
    Scale scale = Scale.ratio(0.3, 1.1);

    assertThat(scale.ticks()).containsExactly(0.25, 0.5, 1.0, 2.0);
    assertThat(scale.position(1) - scale.position(0.5))
        .isCloseTo(scale.position(2) - scale.position(1), within(1e-9));
  }

  @Test
  void aValueBeyondTheEnd_liesAtTheEnd() {
    assertThat(Scale.ratio(1e-9, 1e9).position(1e9)).isEqualTo(1);
    assertThat(Scale.linear(10).position(11)).isEqualTo(1);
    assertThat(Scale.linear(10).position(Double.NaN)).isZero();
  }

  @Test
  void linearTicks_areRound_andFew() {
    assertThat(Scale.linear(1480).ticks()).containsExactly(0.0, 500.0, 1000.0);
    assertThat(Scale.linear(7e-3).ticks()).hasSizeBetween(3, 7);
  }

  @Test
  void decades_areWhole() {
    Scale scale = Scale.logarithmic(830, 9100);

    assertThat(scale.low()).isEqualTo(100);
    assertThat(scale.high()).isEqualTo(10_000);
    assertThat(scale.ticks()).contains(200.0, 1000.0, 5000.0);
  }
}
