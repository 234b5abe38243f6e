// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.tls;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One ratio of two measured values of the same iterations, with what it is to be.
 *
 * @param what the words for it
 * @param run where both are measured
 * @param above the labels of {@link PerSide} whose sum is divided
 * @param below the labels whose sum it is divided by
 * @param target what the ratio is to be at most, or with a minus sign at least; 0 if there is none
 */
record Figure(String what, Run run, List<String> above, List<String> below, double target) {

  static Figure of(String what, Run run, String above, String below, double target) {
    return new Figure(what, run, List.of(above.split(" ")), List.of(below.split(" ")), target);
  }

  /** Returns a row of the table: the median of the ratios of all iterations. */
  String row(List<Map<String, Double>> iterations) {
    List<Double> ratios = new ArrayList<>();
    List<Double> dividends = new ArrayList<>();
    List<Double> divisors = new ArrayList<>();
    for (Map<String, Double> iteration : iterations) {
      double dividend = sum(above, iteration);
      double divisor = sum(below, iteration);
      dividends.add(dividend);
      divisors.add(divisor);
      ratios.add(dividend / divisor);
    }
    double ratio = median(ratios);
    String verdict =
        target == 0 ? "" : (target < 0 ? ratio >= -target : ratio <= target) ? "yes" : "**no**";
    String wanted = target == 0 ? "" : (target < 0 ? "≥ " : "≤ ") + Math.abs(target);
    return String.format(
        Locale.ROOT,
        "| %s | %s | %s : %s | %.2f | %s | %s |",
        what,
        run,
        rounded(median(dividends)),
        rounded(median(divisors)),
        ratio,
        wanted,
        verdict);
  }

  private double sum(List<String> labels, Map<String, Double> iteration) {
    double sum = 0;
    for (String label : labels) {
      Double value = iteration.get(label);
      if (value == null) {
        throw new IllegalStateException(run + " measured no " + label + ": " + iteration.keySet());
      }
      sum += value;
    }
    return sum;
  }

  private static String rounded(double value) {
    return String.format(Locale.ROOT, value < 100 ? "%.1f" : "%.0f", value);
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }
}
