// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.smtp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A server on loopback that does not keep to SMTP. */
final class HostileServer implements AutoCloseable {

  /** What the client is flooded with. */
  enum Flood {
    /** One line without end. */
    ENDLESS_LINE("x"),
    /** One reply without end. */
    ENDLESS_REPLY("220-more\r\n"),
    /** Other codes within one reply. */
    MIXED_CODES("220-a\r\n554 b\r\n"),
    /** No SMTP at all, with control characters for a terminal. */
    GARBAGE("\u001b[2J\u0000\u00ff HTTP/1.1 400 Bad Request\r\n"),
    /** One octet now and then, in good form. */
    TRICKLE("2"),
    /** Nothing, and the connection closed. */
    CLOSE(""),
    /** Empty lines. */
    EMPTY_LINES("\n");

    private final String text;

    Flood(String text) {
      this.text = text;
    }
  }

  private interface Conduct {
    void meet(Socket client) throws IOException, InterruptedException;
  }

  private final ServerSocket socket;
  private final Thread thread;

  private HostileServer(Conduct conduct) throws IOException {
    socket = new ServerSocket(0, 10, InetAddress.getByName("127.0.0.1"));
    thread = new Thread(() -> run(conduct), "hostile-server");
    thread.setDaemon(true);
    thread.start();
  }

  static HostileServer flooding(Flood flood) throws IOException {
    byte[] text = flood.text.getBytes(StandardCharsets.ISO_8859_1);
    return new HostileServer(client -> {
      OutputStream out = client.getOutputStream();
      while (text.length > 0) {
        out.write(text);
        if (flood == Flood.TRICKLE) {
          Thread.sleep(50);
        }
      }
    });
  }

  /** Sends the first reply at once, and each other one when a line has arrived. */
  static HostileServer answering(String... replies) throws IOException {
    return new HostileServer(client -> {
      InputStream in = client.getInputStream();
      for (int i = 0; i < replies.length; i++) {
        if (i > 0) {
          awaitLine(in);
        }
        client.getOutputStream().write(replies[i].getBytes(StandardCharsets.US_ASCII));
      }
      awaitLine(in);
    });
  }

  InetSocketAddress address() {
    return (InetSocketAddress) socket.getLocalSocketAddress();
  }

  private static void awaitLine(InputStream in) throws IOException {
    int octet = in.read();
    while (octet >= 0 && octet != '\n') {
      octet = in.read();
    }
  }

  private void run(Conduct conduct) {
    while (!socket.isClosed()) {
      try (Socket client = socket.accept()) {
        conduct.meet(client);
      } catch (IOException e) {
        // The client has had enough, or the test has ended.
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
    thread.interrupt();
  }
}
