// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.result;

import java.util.Locale;
import java.util.Map;

/**
 * A way to write values of one magnitude: the unit, and how many of the measured unit make one.
 *
 * @param unit the unit as it is written
 * @param divisor what a measured value is divided by
 */
public record Amount(String unit, double divisor) {
  private static final double THOUSAND = 1e3;
  private static final double MILLION = 1e6;
  private static final int DIGITS = 3;

  /** Nanoseconds of each unit of time that JMH writes. */
  private static final Map<String, Double> NANOS =
      Map.of("ns", 1.0, "us", THOUSAND, "ms", MILLION, "s", 1e9);

  /** Returns how to write values of about this magnitude, measured in this unit. */
  public static Amount of(double magnitude, String unit) {
    String bare = unit.replaceFirst("/op$", "");
    double size = Math.abs(magnitude);
    Double nanos = NANOS.get(bare);
    if (nanos != null) {
      double inNanos = size * nanos;
      if (inNanos < THOUSAND) {
        return new Amount("ns", 1 / nanos);
      }
      if (inNanos < 10 * MILLION) {
        return new Amount("µs", THOUSAND / nanos);
      }
      return inNanos < 10e9 ? new Amount("ms", MILLION / nanos) : new Amount("s", 1e9 / nanos);
    }
    if (bare.equals("B")) {
      return size < 10 * THOUSAND
          ? new Amount("B", 1)
          : size < 10 * MILLION ? new Amount("kB", THOUSAND) : new Amount("MB", MILLION);
    }
    return new Amount(bare.replace("ops/s", "/s"), 1);
  }

  /** Returns the value with its error and unit. */
  public static String text(Estimate estimate, String unit) {
    Amount amount = of(estimate.mean(), unit);
    return amount.number(estimate) + " " + amount.unit;
  }

  /** Returns the value with its error, without the unit. */
  public String number(Estimate estimate) {
    return number(estimate.mean() / divisor, estimate.error() / divisor);
  }

  /** Returns a bare number with three significant digits, and its error to the same decimal. */
  public static String number(double value, double error) {
    String format = "%." + decimals(value) + "f";
    String mean = String.format(Locale.ROOT, format, value);
    if (Double.isNaN(error)) {
      return mean;
    }
    double smallest = Math.pow(10, -decimals(value));
    return error > 0 && error < smallest / 2
        ? mean + " ± <" + String.format(Locale.ROOT, format, smallest)
        : mean + " ± " + String.format(Locale.ROOT, format, error);
  }

  /** Returns a ratio with its error: 0.42 ± 0.01. */
  public static String ratio(Estimate ratio) {
    return number(ratio.mean(), ratio.error());
  }

  private static int decimals(double value) {
    double size = Math.abs(value);
    if (size == 0 || !Double.isFinite(size)) {
      return 0;
    }
    int integers = (int) Math.floor(Math.log10(size)) + 1;
    return Math.max(0, Math.min(DIGITS, DIGITS - Math.max(1, integers)));
  }
}
