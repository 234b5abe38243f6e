// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.tls;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.postern.bench.stack.Keys;
import org.postern.bench.stack.Offer;
import org.postern.bench.stack.Settings;
import org.postern.bench.stack.Version;

/** Records from a client to a server, AES-128-GCM, the stacks in turn. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xms1g", "-Xmx1g"})
public class BulkBenchmark {
  private static final int IN_A_ROW = 64;

  /** Octets of application data in a record, 16384 at most. */
  @Param("16384")
  public int record = 1 << 14;

  /** The version of TLS. */
  @Param("TLS_1_3")
  public Version version = Version.TLS_1_3;

  /** Where the octets are. */
  @Param({"HEAP", "DIRECT"})
  public Buffers buffers = Buffers.HEAP;

  /** The lanes, joined by +. */
  @Param("SUNJSSE_FULL+POSTERN_FULL")
  public String lanes = "";

  private final List<Pipe> pipes = new ArrayList<>();

  /** Where the octets are. */
  public enum Buffers {
    HEAP,
    DIRECT;

    ByteBuffer allocate(int size) {
      return this == HEAP ? ByteBuffer.allocate(size) : ByteBuffer.allocateDirect(size);
    }
  }

  /** One connection and its buffers. */
  private record Pipe(
      Side client, Side server, ByteBuffer source, ByteBuffer wire, ByteBuffer back) {}

  /** Connects each lane once. */
  @Setup
  public void prepare() throws GeneralSecurityException, IOException {
    Offer offer = Offer.of(version, Keys.P256);
    Settings.apply(offer);
    for (Lane lane : Fixture.lanes(lanes, offer)) {
      Exchange.Connection connection = new Exchange(lane, offer).connect();
      Side client =
          connection.client().metered(PerSide.meter(lane + ".wrap"), ByteBuffer.allocate(0));
      Side server =
          connection.server().metered(PerSide.meter(lane + ".unwrap"), buffers.allocate(1 << 16));
      pipes.add(
          new Pipe(
              client,
              server,
              buffers.allocate(record),
              buffers.allocate(1 << 16),
              buffers.allocate(1 << 16)));
    }
  }

  /** Sends some records by each stack. */
  @Benchmark
  public void round() throws IOException {
    for (Pipe pipe : pipes) {
      for (int i = 0; i < IN_A_ROW; i++) {
        pipe.client.send(pipe.source.clear(), pipe.wire);
        pipe.server.turn(pipe.wire, pipe.back);
        if (pipe.server.received() != record || pipe.wire.position() != 0) {
          throw new IllegalStateException("expected one record of " + record + " octets");
        }
        pipe.client.completed();
        pipe.server.completed();
      }
    }
  }
}
