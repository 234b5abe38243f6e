// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.cli;

/** What the commands exit with. An interrupted one exits with 128 plus the signal's number. */
final class ExitCodes {

  /** All that was asked for was done. */
  static final int DONE = 0;

  /** Something was measured, and a run failed, or a guarded ratio was lost. */
  static final int FAILED = 1;

  /** The command line, or a file that it names, cannot be used. */
  static final int USAGE = 2;

  /** A failure that nobody expected. */
  static final int UNEXPECTED = 3;

  private ExitCodes() {}
}
