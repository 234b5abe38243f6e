// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jsse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.HandshakeCompletedEvent;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.postern.internal.jsse.Contexts.Kind;

/** Sockets of ours with themselves and with the JDK's. */
@Timeout(60)
class SocketTest {

  static Stream<Arguments> pairs() {
    return EngineContractTest.pairs();
  }

  private static SocketPair direct(Kind client, Kind server) throws Exception {
    return SocketPair.direct(Contexts.client(client), Contexts.server(server));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void largeTransfers_arriveWholeBothWaysAtOnce(String version, Kind client, Kind server)
      throws Exception {
    byte[] data = new byte[3_000_000];
    new Random(2).nextBytes(data);
    try (SocketPair pair = direct(client, server)) {
      pair.client.setEnabledProtocols(new String[] {version});
      Future<byte[]> up = pair.async(() -> pair.server.getInputStream().readNBytes(data.length));
      Future<byte[]> down = pair.async(() -> pair.client.getInputStream().readNBytes(data.length));
      Future<?> answer =
          pair.async(() -> {
            pair.server.getOutputStream().write(data);
            return null;
          });
      pair.client.getOutputStream().write(data);
      assertThat(SocketPair.get(up)).isEqualTo(data);
      assertThat(SocketPair.get(down)).isEqualTo(data);
      SocketPair.get(answer);
      assertThat(pair.client.getSession().getProtocol()).isEqualTo(version);
    }
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void aPlainConversation_becomesTls(String version, Kind client, Kind server) throws Exception {
    SSLContext clientContext = Contexts.client(client);
    SSLContext serverContext = Contexts.server(server);
    try (SocketPair.Plain plain = SocketPair.Plain.connect()) {
      plain.near.getOutputStream().write("STARTTLS\r\n".getBytes("US-ASCII"));
      assertThat(plain.far.getInputStream().readNBytes(10)).hasSize(10);
      SSLSocket near =
          (SSLSocket)
              clientContext.getSocketFactory().createSocket(plain.near, Contexts.HOST, 25, true);
      near.setEnabledProtocols(new String[] {version});
      SSLSocket far =
          (SSLSocket) serverContext.getSocketFactory().createSocket(plain.far, null, true);
      CompletableFuture<String> heard = CompletableFuture.supplyAsync(() -> line(far));
      near.getOutputStream().write("EHLO\n".getBytes("US-ASCII"));
      assertThat(heard.get(20, TimeUnit.SECONDS)).isEqualTo("EHLO");
      near.close();
      assertThat(plain.near.isClosed()).isTrue();
    }
  }

  private static String line(Socket socket) {
    try {
      InputStream in = socket.getInputStream();
      StringBuilder text = new StringBuilder();
      for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
        text.append((char) c);
      }
      return text.toString();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void aReadThatTimesOut_canBeRepeated() throws Exception {
    try (SocketPair pair = direct(Kind.POSTERN, Kind.SUN)) {
      pair.handshake();
      pair.client.setSoTimeout(50);
      InputStream in = pair.client.getInputStream();
      assertThatThrownBy(in::read).isInstanceOf(SocketTimeoutException.class);
      pair.server.getOutputStream().write(7);
      pair.client.setSoTimeout(10_000);
      assertThat(in.read()).isEqualTo(7);
    }
  }

  @Test
  void aHandshakeThatTimesOutOnOneRead_goesOnAfterwards() throws Exception {
    try (SocketPair pair = direct(Kind.POSTERN, Kind.SUN)) {
      pair.client.setSoTimeout(50);
      assertThatThrownBy(pair.client::startHandshake).isInstanceOf(SocketTimeoutException.class);
      pair.client.setSoTimeout(10_000);
      pair.handshake();
      assertThat(pair.client.getSession().isValid()).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void closing_isTheEndForThePeer(String version, Kind client, Kind server) throws Exception {
    try (SocketPair pair = direct(client, server)) {
      pair.client.setEnabledProtocols(new String[] {version});
      pair.handshake();
      pair.client.getOutputStream().write(new byte[] {1, 2});
      pair.client.close();
      assertThat(pair.server.getInputStream().readAllBytes()).containsExactly(1, 2);
      pair.server.close();
      assertThat(pair.server.isClosed()).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void theServerCloses_andTheClientSeesTheEnd(String version, Kind client, Kind server)
      throws Exception {
    try (SocketPair pair = direct(client, server)) {
      pair.client.setEnabledProtocols(new String[] {version});
      pair.handshake();
      pair.server.getOutputStream().write(new byte[] {1, 2});
      pair.server.close();
      assertThat(pair.client.getInputStream().readAllBytes()).containsExactly(1, 2);
    }
  }

  @Test
  void close_unblocksAReader() throws Exception {
    try (SocketPair pair = direct(Kind.POSTERN, Kind.POSTERN)) {
      pair.handshake();
      CompletableFuture<Throwable> end = new CompletableFuture<>();
      Thread reader =
          new Thread(() -> {
            try {
              end.completeExceptionally(
                  new AssertionError("read " + pair.client.getInputStream().read()));
            } catch (java.io.IOException e) {
              end.complete(e);
            }
          });
      reader.start();
      long before = System.nanoTime();
      pair.client.close();
      assertThat(end.get(10, TimeUnit.SECONDS)).isInstanceOf(SocketException.class);
      assertThat(System.nanoTime() - before).isLessThan(TimeUnit.SECONDS.toNanos(5));
      reader.join(10_000);
    }
  }

  @Test
  void close_doesNotWaitForAWriterWhosePeerReadsNothing() throws Exception {
    try (SocketPair pair = direct(Kind.POSTERN, Kind.POSTERN)) {
      pair.handshake();
      Future<Throwable> end =
          pair.async(() -> {
            byte[] much = new byte[1 << 20];
            try {
              while (true) {
                pair.client.getOutputStream().write(much);
              }
            } catch (java.io.IOException e) {
              return e;
            }
          });
      long before = System.nanoTime();
      pair.client.close();
      assertThat(SocketPair.get(end)).isInstanceOf(SocketException.class);
      assertThat(System.nanoTime() - before).isLessThan(TimeUnit.SECONDS.toNanos(5));
    }
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void afterHalfClose_theOtherHalfGoesOn(String version, Kind client, Kind server)
      throws Exception {
    try (SocketPair pair = direct(client, server)) {
      pair.client.setEnabledProtocols(new String[] {version});
      pair.handshake();
      pair.client.getOutputStream().write(5);
      pair.client.shutdownOutput();
      assertThat(pair.client.isOutputShutdown()).isTrue();
      assertThat(pair.server.getInputStream().readAllBytes()).containsExactly(5);
      if (version.equals("TLSv1.3")) {
        pair.server.getOutputStream().write(6);
        assertThat(pair.client.getInputStream().read()).isEqualTo(6);
      }
      assertThatThrownBy(() -> pair.client.getOutputStream()).isInstanceOf(SocketException.class);
    }
  }

  @Test
  void listeners_areToldOnceOnAThreadOfTheirOwn() throws Exception {
    try (SocketPair pair = direct(Kind.POSTERN, Kind.SUN)) {
      CompletableFuture<HandshakeCompletedEvent> told = new CompletableFuture<>();
      CompletableFuture<Thread> thread = new CompletableFuture<>();
      pair.client.addHandshakeCompletedListener(event -> {
        thread.complete(Thread.currentThread());
        told.complete(event);
      });
      pair.handshake();
      HandshakeCompletedEvent event = told.get(10, TimeUnit.SECONDS);
      assertThat(event.getSocket()).isSameAs(pair.client);
      assertThat(event.getSession()).isSameAs(pair.client.getSession());
      assertThat(thread.get()).isNotSameAs(Thread.currentThread());
    }
  }

  @Test
  void whenTlsEndsAndTheSocketStaysOpen_plainTextGoesOn() throws Exception {
    try (SocketPair.Plain plain = SocketPair.Plain.connect()) {
      SSLSocket near =
          (SSLSocket)
              Contexts.client(Kind.POSTERN)
                  .getSocketFactory()
                  .createSocket(plain.near, Contexts.HOST, 25, false);
      SSLSocket far =
          (SSLSocket)
              Contexts.server(Kind.POSTERN).getSocketFactory().createSocket(plain.far, null, false);
      CompletableFuture<String> heard =
          CompletableFuture.supplyAsync(() -> {
            String text = line(far);
            close(far);
            return text;
          });
      near.getOutputStream().write("TLS\n".getBytes("US-ASCII"));
      near.close();
      assertThat(heard.get(20, TimeUnit.SECONDS)).isEqualTo("TLS");
      assertThat(near.isClosed()).isTrue();
      assertThat(plain.near.isClosed()).isFalse();
      plain.far.getOutputStream().write("plain\n".getBytes("US-ASCII"));
      assertThat(line(plain.near)).isEqualTo("plain");
      plain.near.getOutputStream().write("text\n".getBytes("US-ASCII"));
      assertThat(line(plain.far)).isEqualTo("text");
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void anUntrustedServer_isAHandshakeExceptionForBoth() throws Exception {
    SSLContext suspicious = Contexts.context(Kind.POSTERN, null, Contexts.trust(Contexts.STRANGER));
    try (SocketPair pair = SocketPair.direct(suspicious, Contexts.server(Kind.POSTERN))) {
      Future<Throwable> other =
          pair.async(() -> {
            try {
              pair.server.startHandshake();
              pair.server.getInputStream().read();
              return new AssertionError("no failure");
            } catch (java.io.IOException e) {
              return e;
            }
          });
      assertThatThrownBy(pair.client::startHandshake)
          .isInstanceOf(SSLException.class)
          .hasRootCauseInstanceOf(java.security.GeneralSecurityException.class);
      assertThat(SocketPair.get(other)).isInstanceOf(SSLException.class);
      assertThatThrownBy(() -> pair.client.getInputStream().read())
          .isInstanceOf(java.io.IOException.class);
    }
  }

  @Test
  void close_endsAHandshakeThatWaits() throws Exception {
    try (SocketPair pair = direct(Kind.POSTERN, Kind.POSTERN)) {
      Future<Throwable> end =
          pair.async(() -> {
            try {
              pair.client.startHandshake();
              return new AssertionError("there was no server");
            } catch (java.io.IOException e) {
              return e;
            }
          });
      pair.server.getInputStream();
      pair.client.close();
      assertThat(SocketPair.get(end)).isInstanceOf(SocketException.class);
      assertThat(pair.client.isClosed()).isTrue();
      assertThatThrownBy(pair.client::getInputStream).isInstanceOf(SocketException.class);
      assertThat(pair.client.getSession().isValid()).isFalse();
    }
  }

  @Test
  void whatWasReadBefore_isPartOfTheHandshake() throws Exception {
    try (SocketPair.Plain plain = SocketPair.Plain.connect()) {
      SSLSocket near =
          (SSLSocket)
              Contexts.client(Kind.SUN)
                  .getSocketFactory()
                  .createSocket(plain.near, Contexts.HOST, 25, true);
      CompletableFuture<String> heard = CompletableFuture.supplyAsync(() -> line(near));
      byte[] seen = plain.far.getInputStream().readNBytes(57);
      SSLSocket far =
          (SSLSocket)
              ((javax.net.ssl.SSLSocketFactory) Contexts.server(Kind.POSTERN).getSocketFactory())
                  .createSocket(plain.far, new java.io.ByteArrayInputStream(seen), true);
      far.getOutputStream().write("hello\n".getBytes("US-ASCII"));
      assertThat(heard.get(20, TimeUnit.SECONDS)).isEqualTo("hello");
    }
  }

  @Test
  void tlsInsideTls_works() throws Exception {
    try (SocketPair outer = direct(Kind.POSTERN, Kind.POSTERN)) {
      SSLSocket near =
          (SSLSocket)
              Contexts.client(Kind.POSTERN)
                  .getSocketFactory()
                  .createSocket(outer.client, Contexts.HOST, 25, true);
      SSLSocket far =
          (SSLSocket)
              Contexts.server(Kind.POSTERN)
                  .getSocketFactory()
                  .createSocket(outer.server, null, true);
      CompletableFuture<String> heard = CompletableFuture.supplyAsync(() -> line(far));
      near.getOutputStream().write("inside\n".getBytes("US-ASCII"));
      assertThat(heard.get(20, TimeUnit.SECONDS)).isEqualTo("inside");
      near.close();
      assertThat(outer.client.isClosed()).isTrue();
      assertThat(far.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void urgentData_whichTlsCannotProtect_areRefused() throws Exception {
    try (SocketPair pair = direct(Kind.POSTERN, Kind.POSTERN)) {
      assertThatThrownBy(() -> pair.client.sendUrgentData(1)).isInstanceOf(SocketException.class);
    }
  }

  @Test
  void available_isWhatIsDecipheredAndNotRead() throws Exception {
    try (SocketPair pair = direct(Kind.POSTERN, Kind.POSTERN)) {
      pair.handshake();
      pair.server.getOutputStream().write(new byte[100]);
      InputStream in = pair.client.getInputStream();
      assertThat(in.read()).isZero();
      assertThat(in.available()).isEqualTo(99);
      assertThat(in.skip(98)).isEqualTo(98);
      assertThat(in.read(new byte[10])).isEqualTo(1);
      assertThat(in.available()).isZero();
      assertThat(in.read(new byte[0])).isZero();
    }
  }

  @Test
  void theHostOfAConnection_isNamedBySni() throws Exception {
    try (SocketPair.Plain plain = SocketPair.Plain.connect()) {
      SSLSocket near =
          (SSLSocket)
              Contexts.client(Kind.POSTERN)
                  .getSocketFactory()
                  .createSocket(plain.near, Contexts.HOST, 25, true);
      SSLSocket far =
          (SSLSocket)
              Contexts.server(Kind.SUN).getSocketFactory().createSocket(plain.far, null, true);
      CompletableFuture<String> heard = CompletableFuture.supplyAsync(() -> line(far));
      near.getOutputStream().write('\n');
      assertThat(heard.get(20, TimeUnit.SECONDS)).isEmpty();
      assertThat(((javax.net.ssl.ExtendedSSLSession) far.getSession()).getRequestedServerNames())
          .containsExactly(new javax.net.ssl.SNIHostName(Contexts.HOST));
      assertThat(near.getSession().getPeerHost()).isEqualTo(Contexts.HOST);
    }
  }
}
