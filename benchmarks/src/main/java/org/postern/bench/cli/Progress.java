// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.cli;

import org.postern.bench.SuiteRun;

/** Shows how far the runs are. */
interface Progress extends AutoCloseable {

  /** A run begins. */
  void begin(SuiteRun run);

  /** One iteration of the run is done, be it one that counts or one of the warm-up. */
  void step();

  /** The run is done, after this many seconds. */
  void end(SuiteRun run, double seconds);

  /** Prints a line that stays. */
  void line(String text);

  @Override
  void close();
}
