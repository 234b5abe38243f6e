// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.cli;

import java.util.List;
import java.util.function.LongSupplier;
import org.postern.bench.SuiteRun;

/**
 * How long it will still take: what the catalogue expects, scaled by how long the runs took that
 * are done. Guarded by itself.
 */
final class Clock {
  private static final double SLOWEST = 4;

  private final List<SuiteRun> runs;
  private final LongSupplier nanos;
  private double expectedDone;
  private double takenDone;
  private int done;
  private int steps;
  private long began;

  /**
   * @param nanos the time, as {@link System#nanoTime}
   */
  Clock(List<SuiteRun> runs, LongSupplier nanos) {
    this.runs = runs;
    this.nanos = nanos;
    began = nanos.getAsLong();
  }

  synchronized void begin() {
    began = nanos.getAsLong();
    steps = 0;
  }

  synchronized void step() {
    steps++;
  }

  synchronized void end(double seconds) {
    expectedDone += runs.get(done).expectedSeconds();
    takenDone += seconds;
    done++;
    steps = 0;
    began = nanos.getAsLong();
  }

  synchronized int done() {
    return done;
  }

  /** Returns how much of all the work is done, from 0 to 1. */
  synchronized double fraction() {
    double all = runs.stream().mapToDouble(SuiteRun::expectedSeconds).sum();
    return all == 0 ? 1 : Math.min(1, (expectedDone + expectedOfCurrent() * current()) / all);
  }

  /** Returns how many seconds are probably left. */
  synchronized long secondsLeft() {
    double later =
        runs.stream().skip(done + 1L).mapToDouble(SuiteRun::expectedSeconds).sum() * pace();
    double now = expectedOfCurrent() * pace() * (1 - current());
    return Math.round(later + now);
  }

  private double expectedOfCurrent() {
    return done < runs.size() ? runs.get(done).expectedSeconds() : 0;
  }

  /** How much of the current run is done: by its iterations and, between them, by the time. */
  private double current() {
    if (done >= runs.size()) {
      return 0;
    }
    int all = Math.max(1, runs.get(done).effort().steps());
    double byTime = (nanos.getAsLong() - began) / 1e9 / Math.max(1, expectedOfCurrent() * pace());
    double byStep = (double) steps / all;
    return Math.max(byStep, Math.min(byTime, byStep + 1.0 / all));
  }

  private double pace() {
    return expectedDone == 0 ? 1 : Math.min(SLOWEST, takenDone / expectedDone);
  }
}
