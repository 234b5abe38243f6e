// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.lab.dns;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One port over UDP and TCP (RFC 7766 framing), each question handled on a daemon thread. */
final class DnsSockets implements AutoCloseable {
  /** Handles one message; may reply once, or not at all. */
  interface Handler {
    void handle(byte[] packet, Transport transport, Consumer<byte[]> reply)
        throws IOException, InterruptedException;
  }

  private static final int ATTEMPTS = 50;

  private final Handler handler;
  private final ServerSocket tcp;
  private final DatagramSocket udp;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads;

  DnsSockets(InetSocketAddress address, Handler handler) throws IOException {
    this.handler = handler;
    ServerSocket stream = null;
    DatagramSocket datagram = null;
    for (int i = 1; datagram == null; i++) { // a random port must be free for both
      stream = new ServerSocket();
      try {
        stream.setReuseAddress(true);
        stream.bind(address);
        datagram =
            new DatagramSocket(new InetSocketAddress(address.getAddress(), stream.getLocalPort()));
      } catch (IOException e) {
        stream.close();
        if (address.getPort() != 0 || i == ATTEMPTS) {
          throw new IOException("cannot serve DNS on " + address + ": " + e.getMessage(), e);
        }
      }
    }
    tcp = stream;
    udp = datagram;
    String name = "lab-dns-" + tcp.getLocalPort();
    threads =
        Executors.newCachedThreadPool(work -> {
          Thread thread = new Thread(work, name);
          thread.setDaemon(true);
          return thread;
        });
    threads.execute(this::receive);
    threads.execute(this::accept);
  }

  InetSocketAddress address() {
    return (InetSocketAddress) tcp.getLocalSocketAddress();
  }

  private void receive() {
    byte[] buffer = new byte[65535];
    while (!udp.isClosed()) {
      try {
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        udp.receive(packet);
        byte[] query = Arrays.copyOf(buffer, packet.getLength());
        var from = packet.getSocketAddress();
        threads.execute(() ->
            handle(
                query,
                Transport.UDP,
                bytes -> udp.send(new DatagramPacket(bytes, bytes.length, from))));
      } catch (IOException | RejectedExecutionException e) {
        // closed, or a client that went away: the loop's condition tells
      }
    }
  }

  private void accept() {
    while (!tcp.isClosed()) {
      try {
        Socket socket = tcp.accept();
        connections.add(socket);
        threads.execute(() -> serve(socket));
      } catch (IOException | RejectedExecutionException e) {
        // closed: the loop's condition tells
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      var in = new DataInputStream(socket.getInputStream());
      var out = new DataOutputStream(socket.getOutputStream());
      while (true) {
        byte[] query = new byte[in.readUnsignedShort()];
        in.readFully(query);
        handle(
            query,
            Transport.TCP,
            bytes -> {
              byte[] framed = new byte[bytes.length + 2];
              framed[0] = (byte) (bytes.length >> 8);
              framed[1] = (byte) bytes.length;
              System.arraycopy(bytes, 0, framed, 2, bytes.length);
              out.write(framed);
              out.flush();
            });
      }
    } catch (IOException e) {
      // the client is done
    } finally {
      connections.remove(socket);
    }
  }

  private interface Sender {
    void send(byte[] bytes) throws IOException;
  }

  private void handle(byte[] query, Transport transport, Sender sender) {
    try {
      handler.handle(
          query,
          transport,
          bytes -> {
            try {
              sender.send(bytes);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    } catch (IOException | UncheckedIOException e) {
      // no DNS message, or nobody there to take the answer
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    udp.close();
    try {
      tcp.close();
      for (Socket socket : connections) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      threads.shutdownNow();
    }
    try {
      threads.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
