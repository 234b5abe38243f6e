// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.tls;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
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
import org.postern.lab.pki.LabKeyType;

/** Records of 16 KiB from a client to a server, AES-128-GCM, the stacks in turn. */
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

  /** Octets of application data in a record. */
  static final int RECORD = 1 << 14;

  /** The version of TLS. */
  @Param("TLS_1_3")
  public Version version = Version.TLS_1_3;

  /** Where the octets are. */
  @Param({"HEAP", "DIRECT"})
  public Buffers buffers = Buffers.HEAP;

  /** As in {@link HandshakeBenchmark#corretto}. */
  @Param("off")
  public String corretto = "off";

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
      Exchange.Connection connection, ByteBuffer source, ByteBuffer wire, ByteBuffer back) {}

  /** Connects each lane once. */
  @Setup
  public void prepare() throws GeneralSecurityException, IOException {
    Settings.apply(version, corretto);
    LabKeyType keys = LabKeyType.P256;
    Identity identity = new Identity(keys);
    for (Lane lane : Arrays.stream(lanes.split("\\+")).map(Lane::valueOf).toList()) {
      Endpoints endpoints = new Endpoints(lane, version, keys, identity, Trust.ANY);
      Exchange exchange = new Exchange(lane, endpoints);
      Exchange.Connection connection = exchange.connect();
      pipes.add(
          new Pipe(
              new Exchange.Connection(
                  connection
                      .client()
                      .metered(PerSide.meter(lane + ".wrap"), ByteBuffer.allocate(0)),
                  connection
                      .server()
                      .metered(PerSide.meter(lane + ".unwrap"), buffers.allocate(4 * RECORD))),
              buffers.allocate(RECORD),
              buffers.allocate(4 * RECORD),
              buffers.allocate(4 * RECORD)));
    }
  }

  /** Sends some records by each stack. */
  @Benchmark
  public void round() throws IOException {
    for (Pipe pipe : pipes) {
      for (int i = 0; i < IN_A_ROW; i++) {
        Side client = pipe.connection.client();
        Side server = pipe.connection.server();
        client.send(pipe.source.clear(), pipe.wire);
        server.turn(pipe.wire, pipe.back);
        if (server.received() != RECORD || pipe.wire.position() != 0) {
          throw new IllegalStateException("expected one record of " + RECORD + " octets");
        }
        client.completed();
        server.completed();
      }
    }
  }
}
