// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.postern.bench.SuiteRun;

/** A bar at the foot of the terminal, drawn again each second. */
final class TerminalProgress implements Progress {
  private static final int BAR = 24;
  private static final int WIDTH = 79;
  private static final String CLEAR = "\r\u001b[K";

  private final PrintWriter out;
  private final List<SuiteRun> runs;
  private final Clock clock;
  private final ScheduledExecutorService ticker;
  private String what = "";

  TerminalProgress(PrintWriter out, List<SuiteRun> runs) {
    this.out = out;
    this.runs = runs;
    clock = new Clock(runs, System::nanoTime);
    ticker =
        Executors.newSingleThreadScheduledExecutor(task -> {
          Thread thread = new Thread(task, "progress");
          thread.setDaemon(true);
          return thread;
        });
    ticker.scheduleAtFixedRate(this::draw, 0, 1, TimeUnit.SECONDS);
  }

  @Override
  public synchronized void begin(SuiteRun run) {
    what = run.name();
    clock.begin();
    draw();
  }

  @Override
  public void step() {
    clock.step();
  }

  @Override
  public synchronized void end(SuiteRun run, double seconds) {
    clock.end(seconds);
    what = "";
  }

  @Override
  public synchronized void line(String text) {
    out.print(CLEAR);
    out.println(text);
    draw();
  }

  @Override
  public synchronized void close() {
    ticker.shutdownNow();
    out.print(CLEAR);
    out.flush();
  }

  private synchronized void draw() {
    if (!ticker.isShutdown()) {
      out.print(CLEAR + bar(clock, runs.size(), what));
      out.flush();
    }
  }

  static String bar(Clock clock, int all, String what) {
    int full = (int) (clock.fraction() * BAR);
    String bar =
        String.format(
            "[%s%s] %d/%d, %s left %s",
            "#".repeat(full),
            "-".repeat(BAR - full),
            Math.min(all, clock.done() + 1),
            all,
            Durations.words(clock.secondsLeft()),
            what);
    return bar.length() <= WIDTH ? bar : bar.substring(0, WIDTH);
  }
}
