// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.cli;

/** Durations for people. */
final class Durations {
  private static final int MINUTE = 60;

  private Durations() {}

  /** Returns seconds as words: 45 s, 4 min 10 s, 1 h 5 min. */
  static String words(long seconds) {
    if (seconds < MINUTE) {
      return seconds + " s";
    }
    long minutes = seconds / MINUTE;
    if (minutes < MINUTE) {
      return minutes + " min" + (seconds % MINUTE == 0 ? "" : " " + seconds % MINUTE + " s");
    }
    return minutes / MINUTE + " h " + minutes % MINUTE + " min";
  }
}
