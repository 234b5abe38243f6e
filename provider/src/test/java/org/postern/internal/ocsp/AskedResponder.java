// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.ocsp;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** A responder on loopback that gives everybody the same answer, and counts. */
final class AskedResponder implements AutoCloseable {

  private final ServerSocket listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
  private final AtomicInteger asked = new AtomicInteger();
  private volatile byte[] answer = {};

  AskedResponder() throws IOException {
    Thread thread = new Thread(this::serve, "responder");
    thread.setDaemon(true);
    thread.start();
  }

  String url() {
    return "http://127.0.0.1:" + listener.getLocalPort() + "/";
  }

  void answer(byte[] response) {
    answer = response;
  }

  int asked() {
    return asked.get();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  private void serve() {
    while (!listener.isClosed()) {
      try (Socket socket = listener.accept()) {
        socket.setSoTimeout(5000);
        asked.incrementAndGet();
        readRequest(new DataInputStream(socket.getInputStream()));
        OutputStream out = socket.getOutputStream();
        String head =
            "HTTP/1.1 200 OK\r\nContent-Type: application/ocsp-response\r\nContent-Length: "
                + answer.length
                + "\r\nConnection: close\r\n\r\n";
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        out.write(answer);
        out.flush();
      } catch (IOException e) {
        // The next one may be better, or the test is over.
      }
    }
  }

  private static void readRequest(DataInputStream in) throws IOException {
    int length = 0;
    StringBuilder line = new StringBuilder();
    while (true) {
      int next = in.readUnsignedByte();
      if (next != '\n') {
        line.append((char) next);
        continue;
      }
      String header = line.toString().trim().toLowerCase(Locale.ROOT);
      line.setLength(0);
      if (header.startsWith("content-length:")) {
        length = Integer.parseInt(header.substring(15).trim());
      }
      if (header.isEmpty()) {
        in.readNBytes(length);
        return;
      }
    }
  }
}
