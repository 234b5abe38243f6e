// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.socket;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
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
import org.postern.bench.tls.Meter;
import org.postern.bench.tls.PerSide;

/**
 * One connection more while others are open: what each side pays for it, and what an open
 * connection keeps on the heap, both ends of it and their sockets together. Each needs two
 * descriptors.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xms2g", "-Xmx2g"})
public class HeldBenchmark {
  private static final int MORE = 200;
  private static final int WARM = 1000;

  /** How many connections are open. */
  @Param({"1", "100", "1000", "4000"})
  public int connections = 1;

  /** The lanes, joined by +. */
  @Param("PLAIN+SUNJSSE_FULL+POSTERN_FULL")
  public String lanes = "";

  /** Opens connections with each server, and then one after the other some more. */
  @Benchmark
  public void hold() throws GeneralSecurityException, IOException {
    Offer offer = Offer.of(Version.TLS_1_3, Keys.P256);
    Settings.apply(offer);
    for (SocketLane lane : SocketLane.start(lanes, offer, 1, Optional.empty())) {
      try (lane) {
        measure(lane);
      }
    }
  }

  private void measure(SocketLane lane) throws IOException {
    for (int i = 0; i < WARM; i++) {
      lane.client().visit(new Meter());
    }
    long before = used();
    List<Socket> open = new ArrayList<>(connections);
    lane.server().hold(true);
    try {
      for (int i = 0; i < connections; i++) {
        open.add(lane.client().stay());
      }
      double each = (double) (used() - before) / connections;
      if (connections >= 100) {
        PerSide.report(lane.name() + ".both.retained", each, "B");
      }
      lane.server().hold(false);
      PerSide.forget(lane.name() + ".server");
      Meter account = new Meter();
      for (int i = 0; i < MORE; i++) {
        lane.client().visit(account);
      }
      lane.clientMeter().add(account);
    } finally {
      for (Socket socket : open) {
        socket.close();
      }
      lane.server().release();
    }
  }

  private static long used() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
