// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.tls;

import java.util.Map;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** One fork of {@link Ratios}: a benchmark with all its parameters. */
enum Run {
  P256(HandshakeBenchmark.class, Map.of("keys", "P256")),
  ED25519(HandshakeBenchmark.class, Map.of("keys", "ED25519")),
  RSA(HandshakeBenchmark.class, Map.of("keys", "RSA_2048")),
  RSA_CORRETTO(HandshakeBenchmark.class, Map.of("keys", "RSA_2048", "corretto", "auto")),
  P256_CORRETTO(HandshakeBenchmark.class, Map.of("keys", "P256", "corretto", "auto")),
  ED25519_CORRETTO(HandshakeBenchmark.class, Map.of("keys", "ED25519", "corretto", "auto")),
  P256_PKIX(HandshakeBenchmark.class, Map.of("keys", "P256", "trust", "PKIX")),
  P256_TLS12(HandshakeBenchmark.class, Map.of("keys", "P256", "version", "TLS_1_2")),
  BULK_HEAP(BulkBenchmark.class, Map.of("buffers", "HEAP")),
  BULK_DIRECT(BulkBenchmark.class, Map.of("buffers", "DIRECT")),
  BULK_CORRETTO(BulkBenchmark.class, Map.of("buffers", "HEAP", "corretto", "auto")),
  IDLE(IdleBenchmark.class, Map.of());

  private final Class<?> benchmark;
  private final Map<String, String> parameters;

  Run(Class<?> benchmark, Map<String, String> parameters) {
    this.benchmark = benchmark;
    this.parameters = parameters;
  }

  /** Returns what JMH is to do: with the default of each parameter that is not named here. */
  ChainedOptionsBuilder options(boolean quick) {
    ChainedOptionsBuilder options =
        new OptionsBuilder().include(benchmark.getName() + "\\.").addProfiler(PerSide.class);
    parameters.forEach(options::param);
    if (quick && benchmark != IdleBenchmark.class) {
      options
          .warmupIterations(3)
          .warmupTime(TimeValue.seconds(8))
          .measurementIterations(4)
          .measurementTime(TimeValue.seconds(3));
    }
    return options;
  }
}
