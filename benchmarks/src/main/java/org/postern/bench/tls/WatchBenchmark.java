// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.tls;

import java.util.concurrent.TimeUnit;
import jdk.jfr.Recording;
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
import org.postern.internal.monitor.HandshakeWatch;

/** What a handshake pays for being counted, and for its event where a recording wants it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class WatchBenchmark {

  /** Whether a recording wants the events. */
  @Param({"off", "on"})
  public String recording = "off";

  private final Recording recorder = new Recording();

  /** Starts the recording. */
  @Setup
  public void start() {
    if (recording.equals("on")) {
      recorder.enable("postern.TlsHandshake");
      recorder.start();
    }
  }

  /** Ends it. */
  @TearDown
  public void stop() {
    recorder.close();
  }

  /** A server's handshake as its connection tells it: two flights, and what was negotiated. */
  @Benchmark
  public HandshakeWatch watch() {
    HandshakeWatch watch = HandshakeWatch.begin(false, null, -1);
    watch.computing();
    watch.computed();
    watch.computing();
    watch.computed();
    watch.established(
        "TLSv1.3", "TLS_AES_128_GCM_SHA256", "x25519", "ecdsa_secp256r1_sha256", false);
    return watch;
  }
}
