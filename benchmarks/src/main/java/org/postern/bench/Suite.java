// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.postern.bench.tls.BulkBenchmark;
import org.postern.bench.tls.HandshakeBenchmark;
import org.postern.bench.tls.IdleBenchmark;

/** What is measured for a user: {@code run --quick} and {@code run --full}. */
public final class Suite {
  private static final Effort QUICK = new Effort(1, 2, 8, 5, 3);
  private static final Effort FULL = new Effort(1, 3, 15, 10, 4);

  private Suite() {}

  /** Returns the runs that take five minutes together, on two cores. */
  public static List<SuiteRun> quick() {
    return runs(QUICK);
  }

  /** Returns all runs. */
  public static List<SuiteRun> full() {
    return runs(FULL);
  }

  private static List<SuiteRun> runs(Effort effort) {
    return List.of(
        handshake("p256", "TLS 1.3 with a P-256 key", effort, Map.of("keys", "P256")),
        handshake("rsa-2048", "TLS 1.3 with an RSA-2048 key", effort, Map.of("keys", "RSA_2048")),
        handshake("ed25519", "TLS 1.3 with an Ed25519 key", effort, Map.of("keys", "ED25519")),
        new SuiteRun(
            "bulk",
            "records of 16 KiB",
            Subject.BULK,
            method(BulkBenchmark.class, "round"),
            Map.of("buffers", "HEAP"),
            new Effort(1, 3, 2, 5, 1),
            13,
            List.of(
                Headline.less("sealing a record", "POSTERN_FULL.wrap.cpu", "SUNJSSE_FULL.wrap.cpu"),
                Headline.less(
                    "opening a record", "POSTERN_FULL.unwrap.cpu", "SUNJSSE_FULL.unwrap.cpu")),
            List.of()),
        new SuiteRun(
            "idle",
            "an idle connection",
            Subject.MEMORY,
            method(IdleBenchmark.class, "hold"),
            Map.of(),
            new Effort(1, 1, 0, 3, 0),
            20,
            List.of(
                Headline.less(
                    "kept by a server",
                    "POSTERN_FULL.server.retained",
                    "SUNJSSE_FULL.server.retained")),
            List.of()));
  }

  private static SuiteRun handshake(
      String name, String title, Effort effort, Map<String, String> parameters) {
    return new SuiteRun(
        name,
        title,
        Subject.HANDSHAKE,
        method(HandshakeBenchmark.class, "round"),
        new LinkedHashMap<>(parameters),
        effort,
        effort.measuringSeconds() + 4,
        List.of(
            Headline.less(
                "full handshake, server", "POSTERN_FULL.server.cpu", "SUNJSSE_FULL.server.cpu"),
            Headline.less(
                "full handshake, client", "POSTERN_FULL.client.cpu", "SUNJSSE_FULL.client.cpu"),
            Headline.less(
                "resumed, server", "POSTERN_RESUMED.server.cpu", "SUNJSSE_RESUMED.server.cpu")),
        List.of());
  }

  private static String method(Class<?> benchmark, String name) {
    return benchmark.getName().replace(".", "\\.") + "\\." + name + "$";
  }
}
