// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.postern.agent.json.JsonValue;

/** Runs a command as a shell would, and keeps what it printed. */
final class Cli {

  /** What a shell sees of a command. */
  record Run(int exit, String out, String err) {

    String verdict() {
      return out.lines().findFirst().orElse("");
    }

    List<String> facts() {
      return out.lines().skip(1).toList();
    }

    JsonValue json() {
      return JsonValue.parse(out);
    }
  }

  private Cli() {}

  static Run run(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit = Main.commandLine(new PrintWriter(out), new PrintWriter(err)).execute(args);
    return new Run(exit, out.toString(), err.toString());
  }
}
