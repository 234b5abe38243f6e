// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.cli;

/** What the commands exit with. */
final class ExitCodes {

  /** The thing that was asked about is as it should be. */
  static final int VERIFIED = 0;

  /** It was checked, and is not as it should be. */
  static final int REFUSED = 1;

  /** The command line, or a file that it names, cannot be used. Nothing was checked. */
  static final int USAGE = 2;

  /** It could not be decided: a lookup failed, a peer did not answer, no record is usable. */
  static final int UNDECIDED = 3;

  private ExitCodes() {}
}
