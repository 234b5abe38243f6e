// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.ocsp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** An HTTP server on loopback that does what the test says, down to the octet. */
final class ScriptedServer implements AutoCloseable {

  /** What is done once a request has come. */
  interface Script {
    void play(Request request, OutputStream out) throws IOException, InterruptedException;
  }

  record Request(String line, List<String> headers, byte[] body) {}

  private final ServerSocket socket;
  private final Script script;
  private final List<Socket> connections = new CopyOnWriteArrayList<>();
  private final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();
  private final AtomicInteger open = new AtomicInteger();
  private final BlockingQueue<Integer> left = new LinkedBlockingQueue<>();

  ScriptedServer(Script script) {
    this.script = script;
    try {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start(this::accept);
  }

  /** Answers each request so. */
  static ScriptedServer answering(int status, byte[] body, String... headers) {
    return new ScriptedServer((request, out) -> write(out, status, body, headers));
  }

  static void write(OutputStream out, int status, byte[] body, String... headers)
      throws IOException {
    StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Whatever\r\n");
    for (String header : headers) {
      head.append(header).append("\r\n");
    }
    head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
    out.write(head.toString().getBytes(StandardCharsets.US_ASCII));
    out.write(body);
    out.flush();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/ocsp");
  }

  int port() {
    return socket.getLocalPort();
  }

  /** The next request; fails if there is none within five seconds. */
  Request request() throws InterruptedException {
    Request request = requests.poll(5, TimeUnit.SECONDS);
    if (request == null) {
      throw new AssertionError("no request");
    }
    return request;
  }

  int requestCount() {
    return requests.size();
  }

  /** Waits until a client has let go of a connection. */
  void awaitLeft() throws InterruptedException {
    if (left.poll(5, TimeUnit.SECONDS) == null) {
      throw new AssertionError("the client holds its connection, of " + open.get());
    }
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket connection = socket.accept();
        connections.add(connection);
        open.incrementAndGet();
        start(() -> serve(connection));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      InputStream in = connection.getInputStream();
      while (true) {
        Request request = read(in);
        if (request == null) {
          break;
        }
        requests.add(request);
        try {
          script.play(request, connection.getOutputStream());
        } catch (InterruptedException e) {
          break;
        } catch (EndOfConnection e) {
          return;
        }
      }
    } catch (IOException e) {
      return;
    } finally {
      left.add(open.decrementAndGet());
    }
  }

  /** Ends the connection from within a script. */
  static final class EndOfConnection extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static @Nullable Request read(InputStream in) throws IOException {
    String line = line(in);
    if (line == null) {
      return null;
    }
    List<String> headers = new CopyOnWriteArrayList<>();
    int length = 0;
    for (String header = line(in); header != null && !header.isEmpty(); header = line(in)) {
      headers.add(header);
      if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(header.substring(15).strip());
      }
    }
    return new Request(line, headers, in.readNBytes(length));
  }

  private static @Nullable String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int octet = in.read(); octet != '\n'; octet = in.read()) {
      if (octet < 0) {
        return null;
      }
      if (octet != '\r') {
        line.write(octet);
      }
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "scripted-server");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    try {
      socket.close();
      for (Socket connection : connections) {
        connection.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns what sends every request by way of this server. */
  ProxySelector asProxy() {
    return new ProxySelector() {
      @Override
      public List<Proxy> select(URI uri) {
        return List.of(new Proxy(Proxy.Type.HTTP, new InetSocketAddress("127.0.0.1", port())));
      }

      @Override
      public void connectFailed(URI uri, SocketAddress address, IOException cause) {}
    };
  }
}
