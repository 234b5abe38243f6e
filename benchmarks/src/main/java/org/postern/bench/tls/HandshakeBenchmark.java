// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.tls;

import java.io.IOException;
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

/** Handshakes of all lanes in turn; what each costs each side is told by {@link PerSide}. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 15)
@Measurement(iterations = 6, time = 4)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xms1g", "-Xmx1g"})
public class HandshakeBenchmark {
  private static final int IN_A_ROW = 100;

  /** The type of the server's key, and of those that certify it. */
  @Param({"P256", "RSA_2048", "ED25519"})
  public LabKeyType keys = LabKeyType.P256;

  /** The version of TLS. */
  @Param("TLS_1_3")
  public Version version = Version.TLS_1_3;

  /** What the client does with the chain. */
  @Param("ANY")
  public Trust trust = Trust.ANY;

  /** Whether Postern uses the Amazon Corretto Crypto Provider: off, or auto for the one inside. */
  @Param("off")
  public String corretto = "off";

  /** The lanes, joined by +. */
  @Param("SUNJSSE_FULL+POSTERN_FULL+POSTERN_HYBRID+SUNJSSE_RESUMED+POSTERN_RESUMED")
  public String lanes = "";

  private final List<Exchange> exchanges = new ArrayList<>();

  /** Makes keys, certificates and contexts, and connects each lane once. */
  @Setup
  public void prepare() throws GeneralSecurityException, IOException {
    Settings.apply(version, corretto);
    Identity identity = new Identity(keys);
    for (Lane lane : Arrays.stream(lanes.split("\\+")).map(Lane::valueOf).toList()) {
      if (lane.in(version)) {
        Exchange exchange = new Exchange(lane, new Endpoints(lane, version, keys, identity, trust));
        exchange.prepare();
        exchanges.add(exchange);
      }
    }
  }

  /** Connects each lane a few times. */
  @Benchmark
  public void round() throws GeneralSecurityException, IOException {
    for (Exchange exchange : exchanges) {
      for (int i = 0; i < IN_A_ROW; i++) {
        exchange.connect();
      }
    }
  }
}
