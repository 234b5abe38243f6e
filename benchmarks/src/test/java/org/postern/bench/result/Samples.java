// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.result;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.postern.bench.Better;
import org.postern.bench.Headline;
import org.postern.bench.Omission;
import org.postern.bench.Subject;

/** Results as a command leaves them, with values that a test can reckon with. */
public final class Samples {
  private Samples() {}

  /** Returns a header of a machine that does not exist. */
  public static Header header() {
    return new Header(
        "2026-11-22T20:00:00Z",
        "quick",
        "Example CPU",
        2,
        4096,
        "Example OS 1",
        "Example VM 17",
        17,
        List.of("-Xmx1g"),
        0.1,
        Map.of("bcprov-jdk18on", "1.84"),
        "made for the run");
  }

  /** Returns a metric with these values. */
  public static Metric metric(String unit, Double... values) {
    return new Metric(values[0], unit, List.of(List.of(values)));
  }

  /** Returns a handshake run: the server's CPU time by Postern and by SunJSSE, in microseconds. */
  public static Measured handshake(String name, List<Double> postern, List<Double> sunJsse) {
    Map<String, Metric> metrics = new LinkedHashMap<>();
    metrics.put("POSTERN_FULL.server.cpu", metric("us/op", postern.toArray(Double[]::new)));
    metrics.put("SUNJSSE_FULL.server.cpu", metric("us/op", sunJsse.toArray(Double[]::new)));
    metrics.put("gc.alloc.rate", metric("MB/sec", 1.0));
    return run(
        name,
        Subject.HANDSHAKE,
        List.of(
            new Headline(
                "full handshake, server",
                "POSTERN_FULL.server.cpu",
                Optional.of("SUNJSSE_FULL.server.cpu"),
                Better.LESS)),
        List.of(result(Map.of(), 1, metrics)));
  }

  /** Returns a run with these results. */
  public static Measured run(
      String name, Subject subject, List<Headline> headlines, List<JmhResult> results) {
    return new Measured(
        name,
        "title of " + name,
        subject,
        headlines,
        List.of(new Omission("CONSCRYPT_FULL", "it has no such group")),
        "2026-11-22T20:00:00Z",
        12.5,
        0.01,
        results);
  }

  /** Returns one of JMH's results. */
  public static JmhResult result(
      Map<String, String> parameters, int threads, Map<String, Metric> metrics) {
    return new JmhResult(
        "org.example.Benchmark.round",
        "avgt",
        threads,
        parameters,
        metric("ms/op", 5.0, 6.0),
        metrics);
  }

  /** Returns a file with these runs, and with more that were planned. */
  public static ResultFile file(List<String> missing, Measured... runs) {
    List<String> planned = new ArrayList<>();
    for (Measured run : runs) {
      planned.add(run.name());
    }
    planned.addAll(missing);
    ResultFile file = ResultFile.begin(header(), planned);
    for (Measured run : runs) {
      file = file.with(run);
    }
    return file;
  }
}
