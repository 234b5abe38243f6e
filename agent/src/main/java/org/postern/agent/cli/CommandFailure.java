// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.cli;

/** Ends a command with an exit code and one line on standard error. */
final class CommandFailure extends Exception {

  private static final long serialVersionUID = 1L;

  private final int exitCode;
  private final String message;

  private CommandFailure(int exitCode, String message) {
    super(message, null, false, false);
    this.exitCode = exitCode;
    this.message = message;
  }

  /** The user can mend it by changing the command line or a file that it names. */
  static CommandFailure usage(String message) {
    return new CommandFailure(ExitCodes.USAGE, message);
  }

  /** What was asked for was tried and turned down. */
  static CommandFailure refused(String message) {
    return new CommandFailure(ExitCodes.REFUSED, message);
  }

  /** The question stays open. */
  static CommandFailure undecided(String message) {
    return new CommandFailure(ExitCodes.UNDECIDED, message);
  }

  @Override
  public String getMessage() {
    return message;
  }

  int exitCode() {
    return exitCode;
  }
}
