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

  void print(PrintWriter out, boolean asJson) {
    if (asJson) {
      out.println(Json.write(JsonObject.of("version", JSON_VERSION).withAll(json)));
    } else {
      out.println(Printable.line(verdict));
      for (String fact : facts) {
        out.println("  " + Printable.line(fact));
      }
    }
    out.flush();
  }
}
