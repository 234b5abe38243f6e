// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.tls;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Measures all of TLS by JMH and prints one table: what is ours in proportion to SunJSSE's in the
 * same iterations, beside what it is to be.
 */
public final class Ratios {
  private Ratios() {}

  /**
   * @param args {@code quick} for shorter iterations, and the names of {@link Run}s; all if none
   */
  public static void main(String[] args) throws RunnerException {
    List<String> words = new ArrayList<>(Arrays.asList(args));
    boolean quick = words.remove("quick");
    Set<Run> runs = EnumSet.noneOf(Run.class);
    words.forEach(word -> runs.add(Run.valueOf(word)));
    if (runs.isEmpty()) {
      runs.addAll(EnumSet.allOf(Run.class));
    }
    List<String> table = new ArrayList<>();
    for (Run run : runs) {
      List<Map<String, Double>> measured = iterations(new Runner(run.options(quick).build()).run());
      Figures.all().stream()
          .filter(figure -> figure.run() == run)
          .forEach(figure -> table.add(figure.row(measured)));
    }
    System.out.println();
    System.out.println("JDK " + Runtime.version());
    System.out.println();
    System.out.println("| what | run | Postern : SunJSSE | ratio | wanted | met |");
    System.out.println("| --- | --- | --- | --- | --- | --- |");
    table.forEach(System.out::println);
  }

  private static List<Map<String, Double>> iterations(Collection<RunResult> results) {
    List<Map<String, Double>> iterations = new ArrayList<>();
    for (RunResult result : results) {
      for (BenchmarkResult fork : result.getBenchmarkResults()) {
        for (IterationResult iteration : fork.getIterationResults()) {
          Map<String, Double> values = new HashMap<>();
          iteration
              .getSecondaryResults()
              .forEach((label, value) -> values.put(label, value.getScore()));
          iterations.add(values);
        }
      }
    }
    if (iterations.isEmpty()) {
      throw new IllegalStateException("nothing was measured; see JMH's output above");
    }
    return iterations;
  }
}
