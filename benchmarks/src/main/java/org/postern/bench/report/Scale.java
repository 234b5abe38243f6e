// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Where values lie on an axis.
 *
 * @param low the value at the left end
 * @param high the value at the right end
 * @param logarithmic whether equal factors are equally long
 * @param ticks the values that are marked
 */
record Scale(double low, double high, boolean logarithmic, List<Double> ticks) {
  private static final int TICKS = 5;
  private static final double SMALLEST = 1.0 / 1024;
  private static final double LARGEST = 1024;

  /** Returns a scale from zero to this value. */
  static Scale linear(double most) {
    double step = step(most / TICKS);
    List<Double> ticks = new ArrayList<>();
    for (int i = 0; i * step <= most * 1.0001; i++) {
      ticks.add(i * step);
    }
    return new Scale(0, most, false, ticks);
  }

  /** Returns a scale by powers of two around one, for ratios. */
  static Scale ratio(double least, double most) {
    double low = 0.5;
    double high = 2;
    while (low > least && low > SMALLEST) {
      low /= 2;
    }
    while (high < most && high < LARGEST) {
      high *= 2;
    }
    List<Double> ticks = new ArrayList<>();
    for (double tick = low; tick <= high; tick *= 2) {
      ticks.add(tick);
    }
    return new Scale(low, high, true, ticks);
  }

  /** Returns a scale by powers of ten, marked at 1, 2 and 5 where there is room. */
  static Scale logarithmic(double least, double most) {
    double low = Math.pow(10, Math.floor(Math.log10(least)));
    double high = Math.pow(10, Math.ceil(Math.log10(most * 1.0001)));
    boolean dense = high / low < 1e3;
    List<Double> ticks = new ArrayList<>();
    for (double decade = low; decade <= high * 1.0001; decade *= 10) {
      for (double digit : dense ? new double[] {1, 2, 5} : new double[] {1}) {
        if (decade * digit <= high * 1.0001) {
          ticks.add(decade * digit);
        }
      }
    }
    return new Scale(low, high, true, ticks);
  }

  /** Returns where a value lies, from 0 to 1; one beyond an end lies at the end. */
  double position(double value) {
    double share =
        logarithmic
            ? Math.log(Math.max(value, low) / low) / Math.log(high / low)
            : (value - low) / (high - low);
    return Double.isNaN(share) ? 0 : Math.max(0, Math.min(1, share));
  }

  private static double step(double least) {
    if (!(least > 0)) {
      return 1;
    }
    double decade = Math.pow(10, Math.floor(Math.log10(least)));
    for (double digit : new double[] {1, 2, 2.5, 5}) {
      if (decade * digit >= least) {
        return decade * digit;
      }
    }
    return decade * 10;
  }
}
