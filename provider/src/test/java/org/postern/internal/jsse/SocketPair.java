// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jsse;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A client's and a server's socket, connected over loopback; nobody has shaken hands. */
final class SocketPair implements AutoCloseable {

  final SSLSocket client;
  final SSLSocket server;
  final ExecutorService threads = Executors.newCachedThreadPool();

  private SocketPair(SSLSocket client, SSLSocket server) {
    this.client = client;
    this.server = server;
  }

  /** Direct sockets. */
  static SocketPair direct(SSLContext client, SSLContext server) throws Exception {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (ServerSocket listener =
        server.getServerSocketFactory().createServerSocket(0, 5, loopback)) {
      SSLSocket near = (SSLSocket) client.getSocketFactory().createSocket();
      near.connect(new InetSocketAddress(loopback, listener.getLocalPort()), 5000);
      return new SocketPair(near, (SSLSocket) listener.accept());
    }
  }

  /** Sockets over plain ones. */
  static SocketPair layered(SSLContext client, SSLContext server, boolean autoClose)
      throws Exception {
    Plain plain = Plain.connect();
    return new SocketPair(
        (SSLSocket)
            client.getSocketFactory().createSocket(plain.near, Contexts.HOST, 25, autoClose),
        (SSLSocket) server.getSocketFactory().createSocket(plain.far, null, autoClose));
  }

  /** Two plain sockets. */
  static final class Plain implements AutoCloseable {
    final Socket near;
    final Socket far;

    private Plain(Socket near, Socket far) {
      this.near = near;
      this.far = far;
    }

    static Plain connect() throws IOException {
      InetAddress loopback = InetAddress.getLoopbackAddress();
      try (ServerSocket listener = new ServerSocket(0, 5, loopback)) {
        Socket near = new Socket(loopback, listener.getLocalPort());
        return new Plain(near, listener.accept());
      }
    }

    @Override
    public void close() throws IOException {
      near.close();
      far.close();
    }
  }

  <T> Future<T> async(Callable<T> work) {
    return threads.submit(work);
  }

  static <T> T get(Future<T> future) throws Exception {
    return future.get(20, TimeUnit.SECONDS);
  }

  void handshake() throws Exception {
    Future<?> other =
        async(() -> {
          server.startHandshake();
          return null;
        });
    client.startHandshake();
    get(other);
  }

  @Override
  public void close() throws Exception {
    client.close();
    server.close();
    threads.shutdownNow();
  }
}
