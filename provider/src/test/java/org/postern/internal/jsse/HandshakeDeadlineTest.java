// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jsse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Peers that are slow, silent, or speak something else. */
@Timeout(60)
class HandshakeDeadlineTest {

  private static final Duration LIMIT = Duration.ofMillis(600);
  private static final Duration ENOUGH = Duration.ofSeconds(10);

  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  private static SSLSocket client(Socket plain) throws Exception {
    SSLContext context = Contexts.postern(Contexts.settings(LIMIT));
    context.init(null, Contexts.trust(Contexts.ROOT), null);
    return (SSLSocket) context.getSocketFactory().createSocket(plain, Contexts.HOST, 25, true);
  }

  private static SSLSocket server(Socket plain) throws Exception {
    SSLContext context = Contexts.postern(Contexts.settings(LIMIT));
    context.init(Contexts.keys(Contexts.SERVER), null, null);
    return (SSLSocket) context.getSocketFactory().createSocket(plain, null, true);
  }

  private static void assertEndsInTime(SSLSocket socket) {
    long before = System.nanoTime();
    assertThatThrownBy(socket::startHandshake)
        .isInstanceOf(SSLHandshakeException.class)
        .hasMessageContaining("600 ms");
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isBetween(LIMIT, ENOUGH);
    assertThat(socket.isClosed()).isTrue();
  }

  @Test
  void aSilentServer_isGivenUp() throws Exception {
    try (SocketPair.Plain plain = SocketPair.Plain.connect()) {
      assertEndsInTime(client(plain.near));
    }
  }

  @Test
  void aSilentClient_isGivenUp() throws Exception {
    try (SocketPair.Plain plain = SocketPair.Plain.connect()) {
      assertEndsInTime(server(plain.near));
    }
  }

  @Test
  void theLimit_isThatOfTheWholeHandshake_howeverOftenOctetsCome() throws Exception {
    try (SocketPair.Plain plain = SocketPair.Plain.connect()) {
      SSLSocket socket = client(plain.near);
      CompletableFuture<Void> over = new CompletableFuture<>();
      threads.execute(() -> dribble(plain.far, over));
      assertEndsInTime(socket);
      over.complete(null);
    }
  }

  /** The beginning of a long record, and then an octet of it now and then. */
  private static void dribble(Socket far, CompletableFuture<Void> over) {
    try {
      OutputStream out = far.getOutputStream();
      out.write(new byte[] {22, 3, 3, 0x40, 0, 2, 0, 0x3f, (byte) 0xf0});
      while (!over.isDone()) {
        out.write(0);
        try {
          over.get(20, TimeUnit.MILLISECONDS);
        } catch (java.util.concurrent.TimeoutException e) {
          continue;
        }
      }
    } catch (Exception e) {
      over.completeExceptionally(e);
    }
  }

  @Test
  void thePeerIsTold_whenItsTimeIsUp() throws Exception {
    try (SocketPair.Plain plain = SocketPair.Plain.connect()) {
      assertEndsInTime(client(plain.near));
      assertThat(alertAtTheEnd(plain.far.getInputStream().readAllBytes())).isTrue();
    }
  }

  @Test
  void aTrustManagerThatHangs_doesNotHoldTheSocketOpen() throws Exception {
    Semaphore release = new Semaphore(0);
    SSLContext context = Contexts.postern(Contexts.settings(LIMIT));
    context.init(null, new X509ExtendedTrustManager[] {new Hanging(release)}, null);
    try (SocketPair.Plain plain = SocketPair.Plain.connect()) {
      SSLSocket socket =
          (SSLSocket) context.getSocketFactory().createSocket(plain.near, "x.test", 25, true);
      SSLSocket peer =
          (SSLSocket)
              Contexts.server(Contexts.Kind.SUN)
                  .getSocketFactory()
                  .createSocket(plain.far, null, true);
      CompletableFuture<Throwable> ended = new CompletableFuture<>();
      threads.execute(() -> {
        try {
          socket.startHandshake();
          ended.completeExceptionally(new AssertionError("it was trusted"));
        } catch (IOException e) {
          ended.complete(e);
        }
      });
      assertThatThrownBy(() -> peer.getInputStream().readAllBytes())
          .isInstanceOf(IOException.class);
      release.release();
      assertThat(ended.get(10, TimeUnit.SECONDS)).isInstanceOf(SSLException.class);
    }
  }

  @Test
  void aServerThatSpeaksNoTls_isNamedAsSuch() throws Exception {
    try (SocketPair.Plain plain = SocketPair.Plain.connect()) {
      SSLSocket socket = client(plain.near);
      plain.far.getOutputStream().write("220 mx.example.test ESMTP\r\n".getBytes("US-ASCII"));
      assertThatThrownBy(socket::startHandshake)
          .isInstanceOf(SSLException.class)
          .hasMessageContaining("plain text");
      byte[] seen = plain.far.getInputStream().readAllBytes();
      assertThat(seen[0]).isEqualTo((byte) 22);
      assertThat(alertAtTheEnd(seen)).isTrue();
    }
  }

  private static boolean alertAtTheEnd(byte[] seen) {
    ByteBuffer records = ByteBuffer.wrap(seen);
    int type = 0;
    while (records.remaining() >= RecordHeader.LENGTH) {
      type = RecordHeader.type(records, records.position());
      records.position(records.position() + RecordHeader.recordLength(records, records.position()));
    }
    return type == RecordHeader.ALERT;
  }

  @Test
  void aPeerThatGoesAway_isAHandshakeException() throws Exception {
    try (SocketPair.Plain plain = SocketPair.Plain.connect()) {
      SSLSocket socket = client(plain.near);
      threads.execute(() -> goAway(plain.far));
      assertThatThrownBy(socket::startHandshake).isInstanceOf(SSLHandshakeException.class);
    }
  }

  private static void goAway(Socket far) {
    try (far) {
      InputStream in = far.getInputStream();
      in.readNBytes(100);
      while (in.available() > 0 && in.read() >= 0) {}
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static final class Hanging extends X509ExtendedTrustManager {
    private final Semaphore release;

    Hanging(Semaphore release) {
      this.release = release;
    }

    private void hang() {
      release.acquireUninterruptibly();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {
      hang();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {
      hang();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) {
      hang();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {
      hang();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {
      hang();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) {
      hang();
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
