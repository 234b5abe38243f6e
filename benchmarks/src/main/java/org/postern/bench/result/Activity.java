// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.result;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * CPU time of the machine, and of this process with those it has waited for, in ticks of the clock:
 * what lies between is other work, or another guest's.
 *
 * @param nanos when it was read, by {@link System#nanoTime}
 * @param machine ticks in which a processor was busy, or stolen by the hypervisor
 * @param own ticks of this process and of the forks that have ended
 */
public record Activity(long nanos, long machine, long own) {
  private static final Path MACHINE = Path.of("/proc/stat");
  private static final Path OWN = Path.of("/proc/self/stat");

  /** USER_HZ, which Linux has fixed for programs. */
  private static final double TICKS_PER_SECOND = 100;

  /** Reads both; empty where there is no Linux, or it hides them. */
  public static Optional<Activity> now() {
    try {
      return Optional.of(
          parse(System.nanoTime(), Files.readString(MACHINE), Files.readString(OWN)));
    } catch (IOException | RuntimeException e) {
      return Optional.empty(); // the report then says that it is not known
    }
  }

  /**
   * Reads proc(5): user nice system idle iowait irq softirq steal; utime to cstime are 14 to 17.
   */
  static Activity parse(long nanos, String stat, String self) {
    String[] cpu = stat.lines().findFirst().orElseThrow().trim().split(" +");
    long busy = 0;
    for (int field : new int[] {1, 2, 3, 6, 7, 8}) {
      busy += Long.parseLong(cpu[field]);
    }
    String[] process = self.substring(self.lastIndexOf(')') + 2).trim().split(" +");
    long own = 0;
    for (int field = 14; field <= 17; field++) {
      own += Long.parseLong(process[field - 3]);
    }
    return new Activity(nanos, busy, own);
  }

  /** Returns how many cores were busy on average with other work since the earlier reading. */
  public double othersSince(Activity earlier) {
    double seconds = (nanos - earlier.nanos) / 1e9;
    long ticks = (machine - earlier.machine) - (own - earlier.own);
    return seconds <= 0 ? 0 : Math.max(0, ticks / TICKS_PER_SECOND / seconds);
  }
}
