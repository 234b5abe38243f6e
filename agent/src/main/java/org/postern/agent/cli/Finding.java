// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.cli;

import java.util.List;
import java.util.Locale;
import org.postern.agent.json.JsonObject;

/**
 * What one check of the doctor found.
 *
 * @param check one word, stable: programs look for it
 * @param state how it stands
 * @param detail what was seen, and what to do about it
 */
record Finding(String check, State state, String detail) {

  enum State {
    /** As it should be. */
    OK,
    /** Works, but somebody should know. */
    WARNING,
    /** Does not work. */
    PROBLEM,
    /** Could not be found out. */
    UNKNOWN
  }

  static Finding ok(String check, String detail) {
    return new Finding(check, State.OK, detail);
  }

  static Finding warning(String check, String detail) {
    return new Finding(check, State.WARNING, detail);
  }

  static Finding problem(String check, String detail) {
    return new Finding(check, State.PROBLEM, detail);
  }

  static Finding unknown(String check, String detail) {
    return new Finding(check, State.UNKNOWN, detail);
  }

  String line() {
    return check + ": " + word() + ", " + detail;
  }

  /** Sums findings up: a problem outweighs what could not be found out. */
  static Result sum(List<Finding> findings) {
    List<String> facts = findings.stream().map(Finding::line).toList();
    JsonObject json = new JsonObject();
    Result result;
    if (any(findings, State.PROBLEM)) {
      json.with("verdict", "unhealthy");
      result =
          new Result(ExitCodes.REFUSED, verdict("unhealthy", findings, State.PROBLEM), facts, json);
    } else if (any(findings, State.UNKNOWN)) {
      json.with("verdict", "undecided");
      result =
          new Result(
              ExitCodes.UNDECIDED, verdict("undecided", findings, State.UNKNOWN), facts, json);
    } else {
      json.with("verdict", "healthy");
      String warnings = names(findings, State.WARNING);
      result =
          new Result(
              ExitCodes.VERIFIED,
              "healthy: "
                  + findings.size()
                  + " checks"
                  + (warnings.isEmpty() ? "" : "; see " + warnings),
              facts,
              json);
    }
    json.with(
        "checks",
        findings.stream()
            .map(f ->
                JsonObject.of("check", f.check).with("state", f.word()).with("detail", f.detail))
            .toList());
    return result;
  }

  private static boolean any(List<Finding> findings, State state) {
    return findings.stream().anyMatch(f -> f.state == state);
  }

  private static String verdict(String word, List<Finding> findings, State state) {
    return word + ": see " + names(findings, state);
  }

  private static String names(List<Finding> findings, State state) {
    return String.join(
        ", ", findings.stream().filter(f -> f.state == state).map(Finding::check).toList());
  }

  private String word() {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
