// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.guard;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.postern.bench.Effort;
import org.postern.bench.Label;
import org.postern.bench.Subject;
import org.postern.bench.SuiteRun;
import org.postern.bench.result.Figure;
import org.postern.bench.result.Figures;
import org.postern.bench.result.Measured;
import org.postern.bench.result.ResultFile;
import org.postern.bench.tls.BulkBenchmark;
import org.postern.bench.tls.HandshakeBenchmark;

/** What is guarded: a run that a build can afford, and the ratios in it. */
public final class Guarded {
  private static final String OURS = "POSTERN";
  private static final String THEIRS = "SUNJSSE";
  private static final List<String> QUANTITIES = List.of("cpu", "allocated");

  /** Shorter warm-up gives other ratios: both stacks are compiled at their own pace. */
  private static final Effort HANDSHAKES = new Effort(1, 3, 8, 5, 3);

  private static final Effort RECORDS = new Effort(1, 3, 2, 5, 1);
  private static final int START = 6;

  private Guarded() {}

  /** Returns the runs, a minute together. */
  public static List<SuiteRun> runs() {
    return List.of(
        run(
            "handshake",
            "handshakes, P-256",
            Subject.HANDSHAKE,
            HandshakeBenchmark.class,
            Map.of(
                "keys", "P256",
                "lanes", "SUNJSSE_FULL+POSTERN_FULL+SUNJSSE_RESUMED+POSTERN_RESUMED"),
            HANDSHAKES),
        run(
            "bulk",
            "records of 16 KiB",
            Subject.BULK,
            BulkBenchmark.class,
            Map.of("buffers", "HEAP", "lanes", "SUNJSSE_FULL+POSTERN_FULL"),
            RECORDS));
  }

  /** Returns Postern's figures in proportion to SunJSSE's, by name; less is better. */
  public static Map<String, Double> ratios(ResultFile file) {
    Map<String, Double> ratios = new TreeMap<>();
    for (Measured run : file.measured()) {
      List<Figure> figures = Figures.of(run);
      for (Figure figure : figures) {
        Label label = figure.label();
        if (label.stack().equals(OURS) && QUANTITIES.contains(label.quantity())) {
          String other =
              new Label(THEIRS + "_" + label.kind(), label.side(), label.quantity()).toString();
          Figures.beside(figure, other, figures)
              .map(figure::medianOver)
              .filter(ratio -> ratio > 0 && !ratio.isInfinite())
              .ifPresent(ratio ->
                  ratios.put(
                      run.name() + "." + label.kind() + "." + label.side() + "." + label.quantity(),
                      ratio));
        }
      }
    }
    return ratios;
  }

  private static SuiteRun run(
      String name,
      String title,
      Subject subject,
      Class<?> benchmark,
      Map<String, String> parameters,
      Effort effort) {
    return new SuiteRun(
        name,
        title,
        subject,
        benchmark.getName().replace(".", "\\.") + "\\.round$",
        parameters,
        effort,
        effort.measuringSeconds() + START,
        List.of(),
        List.of());
  }
}
