// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.tls;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
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
import org.postern.bench.stack.Keys;
import org.postern.bench.stack.Offer;
import org.postern.bench.stack.Settings;
import org.postern.bench.stack.Version;

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

  /** The kind of the server's key. */
  @Param("P256")
  public Keys keys = Keys.P256;

  /** The lanes, joined by +. */
  @Param("SUNJSSE_FULL+POSTERN_FULL")
  public String lanes = "";

  /** Holds many engines of each stack, the clients alone and the servers alone. */
  @Benchmark
  public void hold() throws GeneralSecurityException, IOException {
    Offer offer = Offer.of(Version.TLS_1_3, keys);
    Settings.apply(offer);
    for (Lane lane : Fixture.lanes(lanes, offer)) {
      Exchange exchange = new Exchange(lane, offer);
      PerSide.report(lane + ".client.retained", held(exchange, made -> made.client()), "B");
      PerSide.report(lane + ".server.retained", held(exchange, made -> made.server()), "B");
    }
  }

  private static double held(Exchange exchange, Function<Exchange.Connection, Side> side)
      throws GeneralSecurityException, IOException {
    List<SSLEngine> engines = new ArrayList<>(CONNECTIONS);
    long before = used();
    for (int i = 0; i < CONNECTIONS; i++) {
      engines.add(side.apply(exchange.connect()).engine);
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
