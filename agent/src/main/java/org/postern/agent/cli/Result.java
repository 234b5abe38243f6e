// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.cli;

import java.io.PrintWriter;
import java.util.List;
import org.postern.agent.json.Json;
import org.postern.agent.json.JsonObject;

/**
 * What a command found.
 *
 * @param exitCode one of {@link ExitCodes}
 * @param verdict the first line
 * @param facts one line each, printed indented
 * @param json the same for programs, without the version
 */
record Result(int exitCode, String verdict, List<String> facts, JsonObject json) {

  /** The version of every JSON document that the commands print. */
  static final int JSON_VERSION = 1;

  Result {
    facts = List.copyOf(facts);
  }

  /** Prints it at once, so that a reader of the first line alone does not cut the rest off. */
  void print(PrintWriter out, boolean asJson) throws CommandFailure {
    StringBuilder text = new StringBuilder();
    if (asJson) {
      text.append(Json.write(JsonObject.of("version", JSON_VERSION).withAll(json)));
      text.append(System.lineSeparator());
    } else {
      text.append(Printable.line(verdict)).append(System.lineSeparator());
      for (String fact : facts) {
        text.append("  ").append(Printable.line(fact)).append(System.lineSeparator());
      }
    }
    out.print(text);
    if (out.checkError()) {
      throw CommandFailure.undecided("the result cannot be written to standard output");
    }
  }
}
