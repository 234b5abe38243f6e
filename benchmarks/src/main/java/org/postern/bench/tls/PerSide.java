// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.tls;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * Reports what the meters say: JMH itself times a whole round of all lanes. Used with {@code -prof
 * org.postern.bench.tls.PerSide}.
 */
public final class PerSide implements InternalProfiler {
  private static final Map<String, Meter> METERS = new LinkedHashMap<>();
  private static final Map<String, ScalarResult> VALUES = new LinkedHashMap<>();

  /** Returns the one meter of this name in this JVM. */
  public static synchronized Meter meter(String name) {
    return METERS.computeIfAbsent(name, any -> new Meter());
  }

  /** Reports a value of this iteration that no meter has. */
  public static synchronized void report(String label, double value, String unit) {
    VALUES.put(label, average(label, value, unit));
  }

  /** Begins the account of this name anew within an iteration. */
  public static void forget(String name) {
    Meter meter = meter(name);
    synchronized (meter) {
      meter.reset();
    }
  }

  @Override
  public String getDescription() {
    return "CPU time, wall time, allocation and octets on the wire of each side of a connection";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    synchronized (PerSide.class) {
      METERS.values().forEach(Meter::reset);
      VALUES.clear();
    }
  }

  @Override
  public Collection<? extends Result<?>> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    List<Result<?>> results = new ArrayList<>();
    synchronized (PerSide.class) {
      METERS.forEach((name, meter) -> {
        if (meter.operations() > 0) {
          results.add(average(name + ".cpu", meter.micros(), "us/op"));
          results.add(average(name + ".wall", meter.wall(), "us/op"));
          results.add(average(name + ".allocated", meter.allocated(), "B/op"));
          if (meter.sent() > 0) {
            results.add(average(name + ".sent", meter.sent(), "B/op"));
          }
        }
      });
      results.addAll(VALUES.values());
    }
    return results;
  }

  private static ScalarResult average(String label, double value, String unit) {
    return new ScalarResult(label, value, unit, AggregationPolicy.AVG);
  }
}
