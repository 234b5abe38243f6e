// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.result;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One element of JMH's JSON: a benchmark with one combination of parameters.
 *
 * @param benchmark the class and method
 * @param mode JMH's short name of the mode, such as {@code avgt}
 * @param threads how many threads ran it
 * @param params the parameters by name; null where there is none
 * @param primaryMetric JMH's score
 * @param secondaryMetrics what profilers and counters reported, by label; null where nothing did
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record JmhResult(
    String benchmark,
    String mode,
    int threads,
    @Nullable Map<String, String> params,
    Metric primaryMetric,
    @Nullable Map<String, Metric> secondaryMetrics) {

  /** Checks that nothing is missing. */
  public JmhResult {
    Required.of(benchmark, "benchmark");
    Required.of(mode, "mode");
    Required.of(primaryMetric, "primaryMetric");
  }

  /** Returns the parameters by name, in JMH's order. */
  public Map<String, String> parameters() {
    return params == null ? Map.of() : params;
  }

  /** Returns what profilers and counters reported, by label. */
  public Map<String, Metric> secondary() {
    return secondaryMetrics == null ? Map.of() : secondaryMetrics;
  }
}
