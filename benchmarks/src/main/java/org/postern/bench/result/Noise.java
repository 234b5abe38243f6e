// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** What speaks against trusting the figures: other work on the machine, and values that scatter. */
public final class Noise {
  private static final double LOAD_PER_CORE = 0.25;
  private static final double OTHERS_PER_CORE = 0.10;
  private static final double SCATTER = 0.10;

  private Noise() {}

  /** Returns the names of the runs during which other work kept cores busy. */
  public static Set<String> disturbed(ResultFile file) {
    Set<String> disturbed = new TreeSet<>();
    for (Measured run : file.measured()) {
      Double others = run.otherCores();
      if (others != null && others > OTHERS_PER_CORE * file.header().cores()) {
        disturbed.add(run.name());
      }
    }
    return disturbed;
  }

  /** Returns a sentence for each reason; none if the machine was quiet. */
  public static List<String> warnings(ResultFile file) {
    List<String> warnings = new ArrayList<>();
    Header header = file.header();
    if (header.load() > LOAD_PER_CORE * header.cores()) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "The load average was %.2f before the first run; on a quiet machine it is below %.2f.",
              header.load(),
              LOAD_PER_CORE * header.cores()));
    }
    List<String> busy = new ArrayList<>();
    Set<String> disturbed = disturbed(file);
    List<String> scattered = new ArrayList<>();
    for (Measured run : file.measured()) {
      Double others = run.otherCores();
      if (others != null && disturbed.contains(run.name())) {
        busy.add(String.format(Locale.ROOT, "%s (%.1f)", run.name(), others));
      }
      HeadlineFigure.of(run).stream()
          .mapToDouble(
              headline -> headline.ratio().orElseGet(headline.figure()::estimate).relativeError())
          .filter(error -> error > SCATTER)
          .max()
          .ifPresent(error ->
              scattered.add(String.format(Locale.ROOT, "%s (±%.0f %%)", run.name(), 100 * error)));
    }
    if (!busy.isEmpty()) {
      warnings.add(
          "Other work kept cores busy during these runs (cores of "
              + header.cores()
              + "): "
              + String.join(", ", busy)
              + ".");
    }
    if (!scattered.isEmpty()) {
      warnings.add(
          "The iterations of these runs scatter so much that their error is above 10 %: "
              + String.join(", ", scattered)
              + ".");
    }
    return warnings;
  }
}
