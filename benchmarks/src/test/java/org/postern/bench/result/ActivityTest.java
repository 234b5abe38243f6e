// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.result;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ActivityTest {

  /** Busy are user, nice, system, irq, softirq and steal; the own ticks are fields 14 to 17. */
  @Test
  void whatIsBusyAndNotOurs_isOtherWork() {
    Activity before =
        Activity.parse(
            0,
            "cpu  100 10 50 9000 70 5 5 30 0 0\ncpu0 1 1 1",
            "7 (a b) c) S 1 2 3 4 5 6 7 8 9 10 40 10 20 5 20 0");
    Activity after =
        Activity.parse(
            2_000_000_000L,
            "cpu  300 10 50 9400 90 5 5 130 0 0\n",
            "7 (a b) c) S 1 2 3 4 5 6 7 8 9 10 90 10 70 5 20 0");

    assertThat(before.machine()).isEqualTo(200);
    assertThat(before.own()).isEqualTo(75);
    assertThat(after.othersSince(before)).as("300 ticks busy, 100 ours, 2 s").isEqualTo(1.0);
  }
}
