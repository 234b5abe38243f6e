// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.result;

import java.util.List;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * A mean and how well it is known.
 *
 * @param mean the mean of the iterations
 * @param error half the width of the 95 % confidence interval of the mean (Student's t); NaN where
 *     one iteration says nothing of it
 * @param count the number of iterations
 */
public record Estimate(double mean, double error, int count) {
  private static final double UPPER_TAIL = 0.975;

  /** Returns the estimate by these values, of which there is at least one. */
  public static Estimate of(List<Double> values) {
    int count = values.size();
    double mean = values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    if (count < 2) {
      return new Estimate(mean, Double.NaN, count);
    }
    double squares = values.stream().mapToDouble(value -> (value - mean) * (value - mean)).sum();
    double deviation = Math.sqrt(squares / (count - 1));
    double quantile = new TDistribution(count - 1).inverseCumulativeProbability(UPPER_TAIL);
    return new Estimate(mean, quantile * deviation / Math.sqrt(count), count);
  }

  /** Returns the lower end of the interval, or the mean where there is none. */
  public double low() {
    return Double.isNaN(error) ? mean : mean - error;
  }

  /** Returns the upper end of the interval, or the mean where there is none. */
  public double high() {
    return Double.isNaN(error) ? mean : mean + error;
  }

  /** Returns whether the two intervals have a value in common. */
  public boolean overlaps(Estimate other) {
    return low() <= other.high() && other.low() <= high();
  }

  /** Returns the error in proportion to the mean, or 0 where it is not known. */
  public double relativeError() {
    return Double.isNaN(error) || mean == 0 ? 0 : Math.abs(error / mean);
  }
}
