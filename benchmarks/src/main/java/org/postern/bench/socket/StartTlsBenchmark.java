// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.socket;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.postern.bench.stack.Keys;
import org.postern.bench.stack.Offer;
import org.postern.bench.stack.Settings;
import org.postern.bench.stack.Version;
import org.postern.bench.tls.Meter;
import org.postern.bench.tls.PerSide;

/**
 * SMTP connections over loopback sockets, from connect to close: greeting, EHLO, STARTTLS, EHLO,
 * QUIT. Each side works in threads of its own; {@link PerSide} tells the CPU time of each side, and
 * the wall time that a client waits.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 8)
@Measurement(iterations = 5, time = 4)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xms1g", "-Xmx1g"})
public class StartTlsBenchmark {
  private static final int IN_A_ROW = 50;

  /** The kind of the server's key. */
  @Param("P256")
  public Keys keys = Keys.P256;

  /** The version of TLS. */
  @Param("TLS_1_3")
  public Version version = Version.TLS_1_3;

  /** How many clients connect at a time, one thread each. */
  @Param("1")
  public int threads = 1;

  /** The lanes, joined by +; PLAIN for SMTP without STARTTLS. */
  @Param("PLAIN+SUNJSSE_FULL+POSTERN_FULL+SUNJSSE_RESUMED+POSTERN_RESUMED")
  public String lanes = "";

  private final List<SocketLane> running = new ArrayList<>();
  private final List<Long> nanos = new ArrayList<>();
  private final List<Long> visits = new ArrayList<>();
  private ExecutorService clients = Executors.newSingleThreadExecutor(SmtpServer::daemon);

  /** Starts the servers, and connects to each once. */
  @Setup
  public void prepare() throws GeneralSecurityException, IOException {
    Offer offer = Offer.of(version, keys);
    Settings.apply(offer);
    running.addAll(SocketLane.start(lanes, offer, threads, Optional.empty()));
    clients.shutdown();
    clients = Executors.newFixedThreadPool(threads, SmtpServer::daemon);
  }

  /** Begins to count anew. */
  @Setup(Level.Iteration)
  public void reset() {
    nanos.clear();
    visits.clear();
    running.forEach(lane -> {
      nanos.add(0L);
      visits.add(0L);
    });
  }

  /** Has all clients connect to each server a few times. */
  @Benchmark
  public void round() throws InterruptedException, IOException {
    for (int i = 0; i < running.size(); i++) {
      SocketLane lane = running.get(i);
      long began = System.nanoTime();
      visit(lane);
      nanos.set(i, nanos.get(i) + System.nanoTime() - began);
      visits.set(i, visits.get(i) + (long) threads * IN_A_ROW);
      PerSide.report(lane.name() + ".both.rate", visits.get(i) * 1e9 / nanos.get(i), "ops/s");
    }
  }

  private void visit(SocketLane lane) throws InterruptedException, IOException {
    List<Callable<Meter>> work = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      work.add(() -> {
        Meter account = new Meter();
        for (int j = 0; j < IN_A_ROW; j++) {
          lane.client().visit(account);
        }
        return account;
      });
    }
    for (Future<Meter> done : clients.invokeAll(work)) {
      try {
        lane.clientMeter().add(done.get());
      } catch (ExecutionException e) {
        throw new IOException(lane.name() + ": " + lane.server().failure(), e.getCause());
      }
    }
  }

  /** Stops the servers. */
  @TearDown
  public void stop() {
    running.forEach(SocketLane::close);
    clients.shutdownNow();
  }
}
