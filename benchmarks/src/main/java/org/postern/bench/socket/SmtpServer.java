// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.socket;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLSocket;
import jdk.net.ExtendedSocketOptions;
import org.postern.bench.stack.Sockets;
import org.postern.bench.tls.Meter;

/**
 * Takes mail on loopback, in clear or with STARTTLS, a thread for each connection: no more than
 * SMTP needs, so that little but TLS is measured.
 */
public final class SmtpServer implements AutoCloseable {
  private static final boolean QUICK = quick();

  private final ServerSocket listener = new ServerSocket();
  private final Optional<Sockets> tls;
  private final Meter meter;
  private final ExecutorService threads;
  private final List<Socket> held = new CopyOnWriteArrayList<>();
  private volatile boolean hold;
  private volatile String failure = "";

  /**
   * Starts on a random port.
   *
   * @param threads how many connections are served at a time
   * @param meter the account of all connections
   */
  public SmtpServer(Optional<Sockets> tls, int threads, Meter meter) throws IOException {
    this.tls = tls;
    this.meter = meter;
    this.threads = Executors.newFixedThreadPool(threads, SmtpServer::daemon);
    listener.setReuseAddress(true);
    listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5000);
    daemon(this::accept).start();
  }

  private static boolean quick() {
    try (Socket socket = new Socket()) {
      return socket.supportedOptions().contains(ExtendedSocketOptions.TCP_QUICKACK);
    } catch (IOException e) {
      return false;
    }
  }

  static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "bench-smtp");
    thread.setDaemon(true);
    return thread;
  }

  /** Returns the port. */
  public int port() {
    return listener.getLocalPort();
  }

  /** From now on keeps connections open once TLS is established, without a thread. */
  void hold(boolean on) {
    hold = on;
  }

  /** Returns what went wrong since the start; empty if nothing. */
  String failure() {
    return failure;
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        threads.execute(() -> serve(socket));
      } catch (IOException e) {
        if (!listener.isClosed()) {
          failure = e.toString();
          return;
        }
      }
    }
  }

  private void serve(Socket socket) {
    Meter account = new Meter();
    account.start();
    try {
      socket.setTcpNoDelay(true);
      Socket kept = converse(socket);
      if (hold) {
        held.add(kept);
      } else {
        kept.close();
      }
    } catch (IOException | UncheckedIOException e) {
      failure = e.toString();
      closeQuietly(socket);
    } finally {
      account.stop();
      account.completed();
      synchronized (meter) {
        meter.add(account);
      }
    }
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It failed before, and that is known.
    }
  }

  private Socket converse(Socket accepted) throws IOException {
    Socket socket = accepted;
    SmtpLines lines = new SmtpLines(socket.getInputStream(), socket.getOutputStream());
    lines.send("220 mx.example.com ESMTP\r\n");
    boolean secure = false;
    while (true) {
      acknowledgeAtOnce(accepted);
      String command = lines.line();
      switch (command.split(" ", 2)[0]) {
        case "EHLO" ->
            lines.send(
                tls.isPresent() && !secure
                    ? "250-mx.example.com\r\n250-8BITMIME\r\n250 STARTTLS\r\n"
                    : "250-mx.example.com\r\n250 8BITMIME\r\n");
        case "STARTTLS" -> {
          lines.send("220 2.0.0 Ready\r\n");
          SSLSocket upgraded = tls.orElseThrow().server(accepted);
          upgraded.startHandshake();
          socket = upgraded;
          secure = true;
          lines = new SmtpLines(socket.getInputStream(), socket.getOutputStream());
        }
        case "DATA" -> {
          lines.send("354 Go on\r\n");
          acknowledgeAtOnce(accepted);
          String line = lines.line();
          while (!line.equals(".")) {
            acknowledgeAtOnce(accepted);
            line = lines.line();
          }
          lines.send("250 2.0.0 Ok: queued as B5E1F\r\n");
        }
        case "NOOP" -> {
          lines.send("250 2.0.0 Ok\r\n");
          return socket;
        }
        case "QUIT" -> {
          lines.send("221 2.0.0 Bye\r\n");
          return socket;
        }
        default -> lines.send("250 2.0.0 Ok\r\n");
      }
    }
  }

  /**
   * A client that leaves Nagle's algorithm on, as mail libraries do, would else wait for a delayed
   * acknowledgement, 40 ms on Linux, and little else would be measured. Linux forgets the option.
   */
  private static void acknowledgeAtOnce(Socket socket) throws IOException {
    if (QUICK) {
      socket.setOption(ExtendedSocketOptions.TCP_QUICKACK, true);
    }
  }

  /** Closes what is held. */
  void release() {
    held.forEach(SmtpServer::closeQuietly);
    held.clear();
  }

  @Override
  public void close() {
    closeQuietly(listener);
    release();
    threads.shutdownNow();
  }

  private static void closeQuietly(ServerSocket listener) {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
