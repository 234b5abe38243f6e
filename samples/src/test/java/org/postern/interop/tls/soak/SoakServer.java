// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop.tls.soak;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import org.postern.interop.tls.EngineUnderTest;
import org.postern.interop.tls.Key;
import org.postern.interop.tls.Threads;
import org.postern.interop.tls.TlsLab;
import org.postern.interop.tls.TlsStream;

/** A listener for each kind of key; every other connection is an engine instead of a socket. */
final class SoakServer implements AutoCloseable {
  static final int CHUNK = 30_000;

  private final Map<Key, SSLContext> contexts = new EnumMap<>(Key.class);
  private final Map<Key, ServerSocket> listeners = new EnumMap<>(Key.class);
  private final ExecutorService workers = Executors.newCachedThreadPool();
  private final AtomicLong connections = new AtomicLong();

  SoakServer(TlsLab lab) throws Exception {
    for (Key key : Key.values()) {
      SSLContext context = EngineUnderTest.context(lab.server(key), lab.root());
      context.getServerSessionContext().setSessionCacheSize(SoakClients.CACHE);
      ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      contexts.put(key, context);
      listeners.put(key, listener);
      Threads.start(() -> accept(listener, context));
    }
  }

  int port(Key key) {
    ServerSocket listener = listeners.get(key);
    if (listener == null) {
      throw new IllegalStateException("no listener for " + key);
    }
    return listener.getLocalPort();
  }

  int sessions() {
    return contexts.values().stream()
        .mapToInt(c -> Collections.list(c.getServerSessionContext().getIds()).size())
        .sum();
  }

  @Override
  public void close() throws IOException {
    for (ServerSocket listener : listeners.values()) {
      listener.close();
    }
    workers.shutdownNow();
  }

  private void accept(ServerSocket listener, SSLContext context) {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        workers.execute(() -> echo(socket, context));
      } catch (IOException | RuntimeException e) {
        continue; // closed: the loop ends
      }
    }
  }

  /** A client's refusal, its silence and its end in the middle are part of the run. */
  private void echo(Socket socket, SSLContext context) {
    try (socket;
        TlsStream stream = stream(socket, context)) {
      stream.handshake();
      byte[] buffer = new byte[CHUNK];
      int count;
      while ((count = stream.read(buffer, 0, buffer.length)) >= 0) {
        stream.write(buffer, 0, count);
      }
    } catch (IOException e) {
      return;
    }
  }

  private TlsStream stream(Socket socket, SSLContext context) throws IOException {
    socket.setSoTimeout(20_000);
    long number = connections.incrementAndGet();
    return SoakStreams.of(context, socket, number, false, ssl -> {});
  }
}
