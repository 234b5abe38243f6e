// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class EstimateTest {

  @Test
  void theError_isHalfTheIntervalOfStudentsT() {
    Estimate estimate = Estimate.of(List.of(1.0, 2.0, 3.0));

    assertThat(estimate.mean()).isEqualTo(2);
    assertThat(estimate.error()).isCloseTo(4.303 / Math.sqrt(3), within(0.001));
  }

  @Test
  void oneValue_hasNoError() {
    Estimate estimate = Estimate.of(List.of(7.0));

    assertThat(estimate.error()).isNaN();
    assertThat(estimate.low()).isEqualTo(7);
    assertThat(estimate.high()).isEqualTo(7);
    assertThat(estimate.relativeError()).isZero();
  }

  @Test
  void intervals_overlapWhereTheyTouch() {
    assertThat(new Estimate(10, 1, 5).overlaps(new Estimate(12, 1, 5))).isTrue();
    assertThat(new Estimate(10, 1, 5).overlaps(new Estimate(12.1, 1, 5))).isFalse();
    assertThat(new Estimate(12.1, 1, 5).overlaps(new Estimate(10, 1, 5))).isFalse();
  }

  @Test
  void ratios_areOfTheSameIterations() {
    Measured run = Samples.handshake("p256", List.of(1.0, 2.0, 4.0), List.of(2.0, 4.0, 8.0));
    Estimate ratio = HeadlineFigure.of(run).get(0).ratio().orElseThrow();

    assertThat(ratio.mean()).isEqualTo(0.5);
    assertThat(ratio.error()).as("though the values scatter").isZero();
  }
}
