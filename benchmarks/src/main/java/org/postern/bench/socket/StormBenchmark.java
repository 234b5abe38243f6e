// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.socket;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
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
import org.postern.bench.stack.Keys;
import org.postern.bench.stack.Offer;
import org.postern.bench.stack.Settings;
import org.postern.bench.stack.Stack;
import org.postern.bench.stack.Version;
import org.postern.bench.tls.Meter;
import org.postern.bench.tls.PerSide;

/**
 * Clients come at fixed times, whether or not the server is done with those before: an open loop. A
 * connection's latency counts from the time at which it was to begin, so that a server that falls
 * behind is seen to. All servers have the same clients, Conscrypt's, which cost little.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 5)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xms1g", "-Xmx1g"})
public class StormBenchmark {

  /** The kind of the server's key. */
  @Param("P256")
  public Keys keys = Keys.P256;

  /** Connections offered in a second. */
  @Param("300")
  public int rate = 300;

  /** How long each server has them. */
  @Param("3")
  public int seconds = 3;

  /** How many connections may be open at a time. */
  @Param("64")
  public int threads = 64;

  /** The servers' lanes, joined by +; FULL ones only, or PLAIN. */
  @Param("PLAIN+SUNJSSE_FULL+POSTERN_FULL")
  public String lanes = "";

  private final List<SocketLane> running = new ArrayList<>();
  private ExecutorService clients = Executors.newSingleThreadExecutor(SmtpServer::daemon);

  /** Starts the servers. */
  @Setup
  public void prepare() throws GeneralSecurityException, IOException {
    Offer offer = Offer.of(Version.TLS_1_3, keys);
    Settings.apply(offer);
    clients.shutdown();
    clients = Executors.newFixedThreadPool(threads, SmtpServer::daemon);
    running.addAll(
        SocketLane.start(
            lanes, offer, threads, Optional.of(Stack.CONSCRYPT.sockets(offer, false))));
  }

  /** One storm for each server. */
  @Benchmark
  public void storm() throws InterruptedException, IOException {
    for (SocketLane lane : running) {
      storm(lane);
    }
  }

  private void storm(SocketLane lane) throws InterruptedException, IOException {
    int count = rate * seconds;
    long[] latencies = new long[count];
    AtomicInteger next = new AtomicInteger();
    long start = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(20);
    List<Future<Meter>> workers = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      workers.add(clients.submit(() -> work(lane, start, latencies, next)));
    }
    for (Future<Meter> worker : workers) {
      try {
        lane.clientMeter().add(worker.get());
      } catch (ExecutionException e) {
        throw new IOException(lane.name() + ": " + lane.server().failure(), e.getCause());
      }
    }
    double took = (System.nanoTime() - start) / 1e9;
    Arrays.sort(latencies);
    PerSide.report(lane.name() + ".server.p50", latencies[count / 2] / 1e3, "us");
    PerSide.report(lane.name() + ".server.p99", latencies[(int) (count * 0.99)] / 1e3, "us");
    PerSide.report(lane.name() + ".server.rate", count / took, "ops/s");
  }

  private Meter work(SocketLane lane, long start, long[] latencies, AtomicInteger next)
      throws IOException {
    Meter account = new Meter();
    for (int i = next.getAndIncrement(); i < latencies.length; i = next.getAndIncrement()) {
      long intended = start + i * 1_000_000_000L / rate;
      for (long left = intended - System.nanoTime();
          left > 0;
          left = intended - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      lane.client().visit(account);
      latencies[i] = System.nanoTime() - intended;
    }
    return account;
  }

  /** Stops the servers. */
  @TearDown
  public void stop() {
    running.forEach(SocketLane::close);
    clients.shutdownNow();
  }
}
