// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.guard;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Ratios as they were.
 *
 * @param javaFeature the version of Java that they hold for
 * @param date the day on which they were measured
 * @param ratios the ratio of each guarded figure to SunJSSE's, less is better, by its name
 */
public record Baseline(int javaFeature, String date, Map<String, Double> ratios) {

  /** Checks that there is something to compare with. */
  public Baseline(
      int javaFeature, @Nullable String date, @Nullable Map<String, @Nullable Double> ratios) {
    if (date == null || ratios == null || ratios.isEmpty()) {
      throw new IllegalArgumentException("expected properties 'date' and 'ratios'");
    }
    Map<String, Double> sorted = new TreeMap<>();
    ratios.forEach((name, ratio) -> {
      if (ratio == null || !(ratio > 0) || ratio.isInfinite()) {
        throw new IllegalArgumentException("expected a ratio above 0 for '" + name + "'");
      }
      sorted.put(name, ratio);
    });
    this.javaFeature = javaFeature;
    this.date = date;
    this.ratios = java.util.Collections.unmodifiableMap(sorted);
  }
}
