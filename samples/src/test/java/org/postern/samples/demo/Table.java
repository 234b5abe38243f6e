// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.samples.demo;

import java.io.PrintStream;
import java.util.List;

/** Prints observations so that they can be read on a terminal of 110 columns. */
final class Table {
  private static final String ROW = "%-4s %-41s %-26s %-26s %s%n";
  private static final int WIDTH = 110;
  private static final int LONGEST = 200;

  private final PrintStream out;

  Table(PrintStream out) {
    this.out = out;
  }

  void print(String title, List<Observation> observations) {
    out.println();
    out.println(title);
    out.printf(ROW, "", "destination", "expected", "happened", "wanted:got");
    for (Observation seen : observations) {
      out.printf(
          ROW,
          seen.asExpected() ? "ok" : "NOT",
          seen.scenario().title(),
          seen.scenario().expectation(),
          seen.happened(),
          seen.verdict().isEmpty() ? "-" : seen.verdict());
      if (!seen.asExpected() && !seen.verdict().equals(seen.scenario().verdict())) {
        out.println("     expected " + seen.scenario().verdict());
      }
      wrap(seen.detail());
    }
  }

  /** Prints the beginning of the text below the row, indented, broken at spaces. */
  private void wrap(String text) {
    String shown = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    StringBuilder line = new StringBuilder();
    for (String word : shown.split(" +")) {
      if (line.length() > 0 && line.length() + word.length() >= WIDTH - 8) {
        out.println("       " + line);
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(word);
    }
    if (line.length() > 0) {
      out.println("       " + line);
    }
  }
}
