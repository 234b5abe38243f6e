// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.cli;

import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.postern.bench.Suite;
import org.postern.bench.SuiteRun;
import org.postern.internal.config.Nearest;

/** Finds runs by name. */
final class Catalogue {
  private Catalogue() {}

  static List<SuiteRun> all(boolean full) {
    return full ? Suite.full() : Suite.quick();
  }

  /** Returns the runs in whose name the expression is found; all of them if it is null. */
  static List<SuiteRun> matching(@Nullable String expression, List<SuiteRun> runs)
      throws CommandFailure {
    if (expression == null) {
      return runs;
    }
    Pattern pattern;
    try {
      pattern = Pattern.compile(expression);
    } catch (PatternSyntaxException e) {
      throw CommandFailure.usage(
          "--only: expected a regular expression, not '" + expression + "': " + e.getDescription());
    }
    List<SuiteRun> matching =
        runs.stream().filter(run -> pattern.matcher(run.name()).find()).toList();
    if (matching.isEmpty()) {
      throw CommandFailure.usage(
          "no run has a name that matches '"
              + expression
              + "'; the nearest is '"
              + Nearest.to(expression, runs.stream().map(SuiteRun::name).toList())
              + "', 'list' shows all");
    }
    return matching;
  }
}
