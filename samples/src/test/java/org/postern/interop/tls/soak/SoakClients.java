// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop.tls.soak;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import org.postern.interop.tls.EngineUnderTest;
import org.postern.interop.tls.Key;
import org.postern.interop.tls.TlsLab;
import org.postern.interop.tls.TlsStream;
import org.postern.interop.tls.Version;
import org.postern.lab.pki.LabPki;

/** Threads that connect, transfer and disconnect, some of them rudely. */
final class SoakClients implements AutoCloseable {
  /** The size of each cache of sessions. */
  static final int CACHE = 100;

  /** The caches of all contexts: two here, three in the server. */
  static final int MOST_SESSIONS = 5 * CACHE;

  private static final int LARGEST = 300_000;

  private final SoakServer server;
  private final ExecutorService threads;
  private final SSLContext trusting;
  private final SSLContext stranger;
  private final AtomicLong handshakes = new AtomicLong();
  private final AtomicLong resumed = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private final AtomicLong octets = new AtomicLong();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private volatile boolean ended;

  SoakClients(TlsLab lab, SoakServer server, int count) throws Exception {
    this.server = server;
    this.trusting = EngineUnderTest.context(lab.client(Key.EC), lab.root());
    this.stranger = EngineUnderTest.context(null, new LabPki().root("Another CA"));
    for (SSLContext context : List.of(trusting, stranger)) {
      context.getClientSessionContext().setSessionCacheSize(CACHE);
    }
    this.threads = Executors.newFixedThreadPool(count);
    for (int i = 0; i < count; i++) {
      Random random = new Random(i);
      threads.execute(() -> loop(random));
    }
  }

  long handshakes() {
    return handshakes.get();
  }

  long resumed() {
    return resumed.get();
  }

  /** Handshakes that had to fail, and did. */
  long refused() {
    return refused.get();
  }

  long octets() {
    return octets.get();
  }

  int sessions() {
    return Stream.of(trusting, stranger)
        .mapToInt(c -> Collections.list(c.getClientSessionContext().getIds()).size())
        .sum();
  }

  void rethrow() throws Exception {
    Throwable seen = failure.get();
    if (seen != null) {
      throw new IllegalStateException("a connection failed", seen);
    }
  }

  @Override
  public void close() {
    ended = true;
    threads.shutdown();
    try {
      threads.awaitTermination(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    threads.shutdownNow();
  }

  private void loop(Random random) {
    while (!ended && failure.get() == null) {
      try {
        connect(random);
      } catch (IOException | RuntimeException | Error e) {
        failure.compareAndSet(null, e);
      }
    }
  }

  private void connect(Random random) throws IOException {
    Key key = Key.values()[random.nextInt(Key.values().length)];
    boolean fails = random.nextInt(20) == 0;
    Version version = Version.values()[random.nextInt(Version.values().length)];
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port(key))) {
      socket.setSoTimeout(30_000);
      if (random.nextInt(50) == 0) {
        socket.getOutputStream().write(22); // and nothing more
        return;
      }
      TlsStream stream =
          SoakStreams.of(
              fails ? stranger : trusting,
              socket,
              random.nextInt(2),
              true,
              p -> {
                p.setProtocols(new String[] {version.jsseName()});
                p.setEndpointIdentificationAlgorithm("HTTPS");
              });
      handshake(stream, fails);
      if (!fails) {
        transfer(stream, random);
        if (random.nextInt(3) == 0) {
          stream.session().invalidate(); // so that not all handshakes are resumptions
        }
      }
      if (random.nextInt(10) != 0) {
        stream.close(); // else the socket just ends
      }
    }
  }

  private void handshake(TlsStream stream, boolean fails) throws IOException {
    try {
      stream.handshake();
    } catch (SSLHandshakeException e) {
      if (!fails) {
        throw e;
      }
      refused.incrementAndGet();
      return;
    }
    if (fails) {
      throw new IllegalStateException("a server was trusted without reason");
    }
    handshakes.incrementAndGet();
    if (EngineUnderTest.isResumed(stream.session())) {
      resumed.incrementAndGet();
    }
  }

  private void transfer(TlsStream stream, Random random) throws IOException {
    for (int left = 1 + random.nextInt(LARGEST); left > 0; ) {
      byte[] data = new byte[Math.min(left, 1 + random.nextInt(SoakServer.CHUNK))];
      random.nextBytes(data);
      stream.write(data, 0, data.length);
      byte[] back = new byte[data.length];
      for (int count = 0; count < back.length; ) {
        int read = stream.read(back, count, back.length - count);
        if (read < 0) {
          throw new IOException("the server ended after " + count + " of " + back.length);
        }
        count += read;
      }
      if (!Arrays.equals(data, back)) {
        throw new IllegalStateException("other octets came back");
      }
      octets.addAndGet(data.length);
      left -= data.length;
    }
  }
}
