// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A command that answers a question with a {@link Result}, as text or as JSON. */
@Command(
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:verified: it is as it should be",
      "1:checked and refused",
      "2:usage: the command line, or a file it names, cannot be used",
      "3:could not decide"
    })
abstract class Inquiry implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Option(names = "--json", description = "Print one line of JSON, version 1, instead of text.")
  private boolean json;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.")
  private boolean help;

  abstract Result inquire() throws Exception;

  @Override
  public final Integer call() throws Exception {
    Result result = inquire();
    result.print(spec.commandLine().getOut(), json);
    return result.exitCode();
  }

  /** Prints one line of diagnostics. */
  final void warn(String message) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("warning: " + Printable.line(message));
    err.flush();
  }
}
