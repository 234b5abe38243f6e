// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.result;

import java.util.ArrayList;
import java.util.List;
import org.postern.bench.Label;

/**
 * One measured quantity.
 *
 * @param run the name of the run
 * @param parameters what tells this combination of parameters from the others of the run; empty if
 *     there is only one
 * @param label what it is of
 * @param unit the unit of the values
 * @param values the value of each iteration
 */
public record Figure(String run, String parameters, Label label, String unit, List<Double> values) {

  /** Returns the name that the same figure has in every file. */
  public String id() {
    return run + (parameters.isEmpty() ? "" : "[" + parameters + "]") + " " + label;
  }

  /** Returns the mean of the iterations and its error. */
  public Estimate estimate() {
    return Estimate.of(values);
  }

  /**
   * Returns this figure in proportion to another: iteration by iteration where both took turns in
   * the same ones, so that a noisy machine is as noisy for each.
   */
  public Estimate over(Figure other) {
    return Estimate.of(ratios(other));
  }

  /** Returns the median of this figure in proportion to another, iteration by iteration. */
  public double medianOver(Figure other) {
    List<Double> sorted = ratios(other).stream().sorted().toList();
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }

  private List<Double> ratios(Figure other) {
    int common = Math.min(values.size(), other.values.size());
    List<Double> ratios = new ArrayList<>(common);
    for (int i = 0; i < common; i++) {
      ratios.add(values.get(i) / other.values.get(i));
    }
    return ratios;
  }
}
