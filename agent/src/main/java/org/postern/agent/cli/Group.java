// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that only has subcommands. */
abstract class Group implements Runnable {

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.")
  private boolean help;

  @Override
  public final void run() {
    throw new ParameterException(spec.commandLine(), "expected a command: " + commands(spec));
  }

  static String unknown(CommandSpec group, String word) {
    return "there is no command '" + word + "'; expected one of " + commands(group);
  }

  private static String commands(CommandSpec group) {
    return String.join(", ", group.subcommands().keySet());
  }
}
