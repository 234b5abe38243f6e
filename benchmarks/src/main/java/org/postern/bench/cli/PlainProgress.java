// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.cli;

import java.io.PrintWriter;
import java.util.List;
import org.postern.bench.SuiteRun;

/** A line for each run: for files and pipes. */
final class PlainProgress implements Progress {
  private final PrintWriter out;
  private final List<SuiteRun> runs;
  private final Clock clock;

  PlainProgress(PrintWriter out, List<SuiteRun> runs) {
    this.out = out;
    this.runs = runs;
    clock = new Clock(runs, System::nanoTime);
  }

  @Override
  public void begin(SuiteRun run) {
    clock.begin();
    line(
        String.format(
            "%d/%d %s: %s; about %s left",
            clock.done() + 1,
            runs.size(),
            run.name(),
            run.title(),
            Durations.words(clock.secondsLeft())));
  }

  @Override
  public void step() {
    clock.step();
  }

  @Override
  public void end(SuiteRun run, double seconds) {
    clock.end(seconds);
  }

  @Override
  public void line(String text) {
    out.println(text);
    out.flush();
  }

  @Override
  public void close() {}
}
