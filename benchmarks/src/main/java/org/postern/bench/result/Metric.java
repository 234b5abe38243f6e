// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.result;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One metric as JMH writes it; its other properties follow from the values.
 *
 * @param score JMH's own summary of the values
 * @param scoreUnit the unit of all values
 * @param rawData the value of each iteration, by fork; null where JMH kept none
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Metric(
    double score, String scoreUnit, @Nullable List<List<@Nullable Double>> rawData) {

  /** Checks that the unit is there. */
  public Metric {
    Required.of(scoreUnit, "scoreUnit");
  }

  /** Returns the value of each iteration in the order of time, or the score where there is none. */
  public List<Double> values() {
    if (rawData == null || rawData.isEmpty()) {
      return List.of(score);
    }
    List<Double> values =
        rawData.stream()
            .flatMap(List::stream)
            .filter(value -> value != null && Double.isFinite(value))
            .toList();
    return values.isEmpty() ? List.of(score) : values;
  }
}
