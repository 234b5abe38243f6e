// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.tls;

import java.io.IOException;
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
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.postern.bench.stack.Group;
import org.postern.bench.stack.Identity;
import org.postern.bench.stack.Keys;
import org.postern.bench.stack.Offer;
import org.postern.bench.stack.Settings;
import org.postern.bench.stack.Trust;
import org.postern.bench.stack.Version;

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
  /** Both stacks that every JVM has, each kind of handshake. */
  public static final String LANES =
      "SUNJSSE_FULL+POSTERN_FULL+POSTERN_HYBRID+SUNJSSE_RESUMED+POSTERN_RESUMED";

  private static final int IN_A_ROW = 100;

  /** The kind of the server's key, and of those that certify it. */
  @Param("P256")
  public Keys keys = Keys.P256;

  /** The version of TLS. */
  @Param("TLS_1_3")
  public Version version = Version.TLS_1_3;

  /** The group of the lanes that are not HYBRID. */
  @Param("X25519")
  public Group group = Group.X25519;

  /** How many certificates the server sends. */
  @Param("2")
  public int chain = 2;

  /** Whether the server staples an OCSP response. */
  @Param("false")
  public boolean stapling;

  /** Whether the client shows a certificate. */
  @Param("false")
  public boolean clientAuth;

  /** What each side does with the other's chain. */
  @Param("ANY")
  public Trust trust = Trust.ANY;

  /**
   * A key store with the server's key, {@link Fixture#PASSWORD} its password; empty to make one.
   */
  @Param("")
  public String keystore = "";

  /** The lanes, joined by +. */
  @Param(LANES)
  public String lanes = "";

  private final List<Exchange> exchanges = new ArrayList<>();

  /** Makes keys, certificates and contexts, and connects each lane once. */
  @Setup
  public void prepare() throws GeneralSecurityException, IOException {
    Identity identity = Fixture.identity(keys, chain, keystore);
    Optional<Identity> client = clientAuth ? Optional.of(identity) : Optional.empty();
    Offer offer = new Offer(version, group, identity, client, trust, stapling);
    Settings.apply(offer);
    for (Lane lane : Fixture.lanes(lanes, offer)) {
      exchanges.add(new Exchange(lane, offer));
    }
  }

  /** Connects each lane a few times. */
  @Benchmark
  public void round() throws IOException {
    for (Exchange exchange : exchanges) {
      for (int i = 0; i < IN_A_ROW; i++) {
        exchange.finish(exchange.connect());
      }
    }
  }

  /** Gives back what is outside the heap. */
  @TearDown
  public void close() {
    exchanges.forEach(Exchange::close);
  }
}
