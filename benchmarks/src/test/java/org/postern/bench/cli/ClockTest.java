// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.postern.bench.Effort;
import org.postern.bench.Subject;
import org.postern.bench.SuiteRun;

class ClockTest {
  private final AtomicLong now = new AtomicLong();
  private final Clock clock = new Clock(List.of(run("a", 30), run("b", 60)), now::get);

  @Test
  void atFirst_theCatalogueTells() {
    clock.begin();

    assertThat(clock.secondsLeft()).isEqualTo(90);
    assertThat(clock.fraction()).isZero();
  }

  @Test
  void whatTookLonger_makesTheRestLonger() {
    clock.begin();
    clock.end(60);
    clock.begin();

    assertThat(clock.secondsLeft()).isEqualTo(120);
    assertThat(clock.done()).isEqualTo(1);
  }

  @Test
  void anIteration_countsHoweverLongItTook() {
    clock.begin();
    clock.step();
    clock.step();

    assertThat(clock.secondsLeft()).isEqualTo(75);
  }

  @Test
  void betweenIterations_timePasses_butNotBeyondTheNext() {
    clock.begin();
    now.addAndGet(1_000_000_000L);
    assertThat(clock.secondsLeft()).isEqualTo(89);

    now.addAndGet(100_000_000_000L);
    assertThat(clock.secondsLeft()).as("one of four iterations").isEqualTo(83);
  }

  @Test
  void theBar_fitsATerminal() {
    assertThat(TerminalProgress.bar(clock, 2, "a-name-that-is-far-too-long".repeat(4)))
        .hasSize(79)
        .startsWith("[------------------------] 1/2, 1 min 30 s left a-name");
  }

  static SuiteRun run(String name, int seconds) {
    return new SuiteRun(
        name,
        name,
        Subject.HANDSHAKE,
        "nothing",
        Map.of(),
        new Effort(1, 2, 1, 2, 1),
        seconds,
        List.of(),
        List.of());
  }
}
