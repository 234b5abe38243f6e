// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.ocsp;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Sends a text to the first who connects, then only reads: it sees when the client leaves. */
final class ReadingServer implements AutoCloseable {
  private final ServerSocket socket;
  private final CountDownLatch requested = new CountDownLatch(1);
  private final CountDownLatch left = new CountDownLatch(1);

  ReadingServer(String text) {
    try {
      socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread thread = new Thread(() -> serve(text), "reading-server");
    thread.setDaemon(true);
    thread.start();
  }

  private void serve(String text) {
    try (Socket connection = socket.accept()) {
      InputStream in = connection.getInputStream();
      int octet = in.read();
      requested.countDown();
      connection.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
      while (octet >= 0) {
        octet = in.read();
      }
    } catch (IOException e) {
      left.countDown(); // Reset is an end, too.
    }
    left.countDown();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/");
  }

  void awaitRequest() throws InterruptedException {
    await(requested, "nobody has connected");
  }

  void awaitEnd() throws InterruptedException {
    await(left, "the client holds the connection");
  }

  private static void await(CountDownLatch latch, String otherwise) throws InterruptedException {
    if (!latch.await(5, TimeUnit.SECONDS)) {
      throw new AssertionError(otherwise);
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
