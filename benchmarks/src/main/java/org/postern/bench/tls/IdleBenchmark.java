// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.tls;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.net.ssl.SSLEngine;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.postern.lab.pki.LabKeyType;

/** What an established connection keeps on the heap, told by {@link PerSide}; no time is meant. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xms1g", "-Xmx1g"})
public class IdleBenchmark {
  private static final int CONNECTIONS = 1000;

  /** The type of the server's key. */
  @Param("P256")
  public LabKeyType keys = LabKeyType.P256;

  /** As in {@link HandshakeBenchmark#corretto}. */
  @Param("off")
  public String corretto = "off";

  /** The lanes, joined by +. */
  @Param("SUNJSSE_FULL+POSTERN_FULL")
  public String lanes = "";

  /** Holds many engines of each stack, the clients alone and the servers alone. */
  @Benchmark
  public void hold() throws GeneralSecurityException, IOException {
    Settings.apply(Version.TLS_1_3, corretto);
    Identity identity = new Identity(keys);
    for (Lane lane : Arrays.stream(lanes.split("\\+")).map(Lane::valueOf).toList()) {
      Exchange exchange =
          new Exchange(lane, new Endpoints(lane, Version.TLS_1_3, keys, identity, Trust.ANY));
      exchange.prepare();
      PerSide.retained(lane + ".client", held(exchange, made -> made.client().engine));
      PerSide.retained(lane + ".server", held(exchange, made -> made.server().engine));
    }
  }

  private static double held(Exchange exchange, Function<Exchange.Connection, SSLEngine> side)
      throws GeneralSecurityException, IOException {
    List<SSLEngine> engines = new ArrayList<>(CONNECTIONS);
    long before = used();
    for (int i = 0; i < CONNECTIONS; i++) {
      engines.add(side.apply(exchange.connect()));
    }
    long after = used();
    if (engines.stream().anyMatch(SSLEngine::isInboundDone)) {
      throw new IllegalStateException("expected open connections");
    }
    return (double) (after - before) / CONNECTIONS;
  }

  private static long used() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
