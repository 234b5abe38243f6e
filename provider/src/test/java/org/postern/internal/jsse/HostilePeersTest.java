// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jsse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.internal.jsse.Contexts.Kind;

/** Sockets with peers that distort an honest flight: an IOException and an alert, in time. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class HostilePeersTest {
  private static final Duration LIMIT = Duration.ofSeconds(3);
  private static final Duration ENOUGH = Duration.ofSeconds(15);
  private static final int ALERT = 21;

  enum Attack {
    CUT_OFF,
    RECORD_TOO_LONG,
    MESSAGE_TOO_LONG,
    TWICE,
    BACKWARDS,
    EMPTY_RECORDS,
    NO_TLS,
    SILENT,
    DRIBBLED
  }

  @ParameterizedTest
  @CsvSource({
    "true, CUT_OFF",
    "true, RECORD_TOO_LONG",
    "true, MESSAGE_TOO_LONG",
    "true, TWICE",
    "true, BACKWARDS",
    "true, EMPTY_RECORDS",
    "true, NO_TLS",
    "true, SILENT",
    "true, DRIBBLED",
    "false, CUT_OFF",
    "false, RECORD_TOO_LONG",
    "false, MESSAGE_TOO_LONG",
    "false, TWICE",
    "false, EMPTY_RECORDS",
    "false, NO_TLS",
    "false, SILENT",
    "false, DRIBBLED"
  })
  void whoeverSaysWrongThings_getsAnAlert_andTheProgramAnExceptionInTime(
      boolean weAreClient, Attack attack) throws Exception {
    long begin = System.nanoTime();
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket peer = new Socket(listener.getInetAddress(), listener.getLocalPort());
        Socket plain = listener.accept();
        SSLSocket ours = ours(plain, weAreClient)) {
      ByteArrayOutputStream heard = new ByteArrayOutputStream();
      CompletableFuture<Void> attacker =
          CompletableFuture.runAsync(
              () -> attack(peer, weAreClient, attack, heard), HostilePeersTest::start);

      Throwable failure = catchThrowable(ours::startHandshake);

      assertThat(failure).isInstanceOf(IOException.class);
      SSLSession session = ours.getSession();
      assertThat(session.getProtocol()).isEqualTo("NONE");
      ours.close();
      attacker.get(ENOUGH.toSeconds(), TimeUnit.SECONDS);
      if (attack != Attack.CUT_OFF && attack != Attack.SILENT && attack != Attack.DRIBBLED) {
        assertThat(lastRecordType(heard.toByteArray())).as("%s", failure).isEqualTo(ALERT);
      }
    }
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(ENOUGH);
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "hostile-peer");
    thread.setDaemon(true);
    thread.start();
  }

  private static SSLSocket ours(Socket plain, boolean client) throws Exception {
    SSLContext context = Contexts.postern(Contexts.settings(LIMIT));
    context.init(Contexts.keys(Contexts.SERVER), Contexts.trust(Contexts.ROOT), null);
    SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket(plain, Contexts.HOST, 25, true);
    socket.setUseClientMode(client);
    return socket;
  }

  private static void attack(
      Socket peer, boolean theyAreClient, Attack attack, ByteArrayOutputStream heard) {
    try {
      byte[] honest = honestFlight(peer, theyAreClient, heard);
      byte[] octets = distorted(honest, attack);
      if (attack == Attack.DRIBBLED) {
        CompletableFuture<Void> listening =
            CompletableFuture.runAsync(() -> listen(peer, heard), HostilePeersTest::start);
        for (int i = 0; i < octets.length && !listening.isDone(); i++) {
          peer.getOutputStream().write(octets[i]);
          try {
            listening.get(50, TimeUnit.MILLISECONDS);
          } catch (java.util.concurrent.TimeoutException e) {
            continue; // it still waits for the next octet
          }
        }
        listening.join();
        return;
      }
      peer.getOutputStream().write(octets);
      if (attack == Attack.CUT_OFF) {
        peer.shutdownOutput();
      }
      listen(peer, heard);
    } catch (SocketException e) {
      return; // it has hung up, which is its right
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void listen(Socket peer, ByteArrayOutputStream heard) {
    try {
      heard.write(peer.getInputStream().readAllBytes());
    } catch (IOException e) {
      return; // a reset comes where octets of ours were still unread
    }
  }

  /** The first flight of an honest peer, in answer to our hello or as a hello of its own. */
  private static byte[] honestFlight(Socket peer, boolean weAreClient, ByteArrayOutputStream heard)
      throws Exception {
    SSLContext context = weAreClient ? Contexts.server(Kind.SUN) : Contexts.client(Kind.SUN);
    SSLEngine engine = context.createSSLEngine(Contexts.HOST, 25);
    engine.setUseClientMode(!weAreClient);
    engine.setEnabledProtocols(new String[] {"TLSv1.2"});
    engine.beginHandshake();
    if (weAreClient) {
      byte[] hello = record(peer.getInputStream());
      heard.write(hello);
      engine.unwrap(ByteBuffer.wrap(hello), ByteBuffer.allocate(1 << 15));
      for (Runnable task; (task = engine.getDelegatedTask()) != null; ) {
        task.run();
      }
    }
    ByteBuffer flight = ByteBuffer.allocate(1 << 15);
    while (engine.getHandshakeStatus() == javax.net.ssl.SSLEngineResult.HandshakeStatus.NEED_WRAP) {
      engine.wrap(ByteBuffer.allocate(0), flight);
    }
    byte[] octets = new byte[flight.flip().remaining()];
    flight.get(octets);
    return octets;
  }

  private static byte[] distorted(byte[] honest, Attack attack) {
    ByteBuffer out = ByteBuffer.allocate(1 << 18);
    switch (attack) {
      case CUT_OFF -> out.put(honest, 0, honest.length / 2);
      case RECORD_TOO_LONG -> out.put(new byte[] {22, 3, 3, (byte) 0xFF, (byte) 0xFF}).put(honest);
      case MESSAGE_TOO_LONG -> {
        out.put(new byte[] {22, 3, 3, 0x40, 0, honest[5], (byte) 0xFF, (byte) 0xFF, (byte) 0xFF});
        out.put(new byte[(1 << 14) - 4]);
      }
      case TWICE -> out.put(honest).put(honest);
      case BACKWARDS -> backwards(honest, out);
      case EMPTY_RECORDS -> {
        for (int i = 0; i < 10_000; i++) {
          out.put(new byte[] {22, 3, 3, 0, 0});
        }
      }
      case NO_TLS -> out.put("220 mx.example.test ESMTP\r\n".getBytes());
      case SILENT -> {}
      case DRIBBLED -> out.put(honest);
    }
    byte[] octets = new byte[out.flip().remaining()];
    out.get(octets);
    return octets;
  }

  private static void backwards(byte[] honest, ByteBuffer out) {
    int first = 5 + ((honest[3] & 0xFF) << 8 | (honest[4] & 0xFF));
    if (first == honest.length) { // one record: its second message first
      int message = 4 + ((honest[7] & 0xFF) << 8 | (honest[8] & 0xFF));
      out.put(honest, 0, 5);
      out.put(honest, 5 + message, honest.length - 5 - message).put(honest, 5, message);
    } else {
      out.put(honest, first, honest.length - first).put(honest, 0, first);
    }
  }

  private static byte[] record(InputStream in) throws IOException {
    byte[] header = in.readNBytes(5);
    byte[] body = in.readNBytes((header[3] & 0xFF) << 8 | (header[4] & 0xFF));
    return ByteBuffer.allocate(5 + body.length).put(header).put(body).array();
  }

  private static int lastRecordType(byte[] octets) {
    int type = -1;
    for (int at = 0; at + 5 <= octets.length; ) {
      type = octets[at];
      at += 5 + ((octets[at + 3] & 0xFF) << 8 | (octets[at + 4] & 0xFF));
    }
    return type;
  }
}
