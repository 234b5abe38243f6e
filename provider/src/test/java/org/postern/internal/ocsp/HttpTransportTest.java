// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.ocsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.internal.ocsp.ScriptedServer.EndOfConnection;
import org.postern.internal.ocsp.ScriptedServer.Request;
import org.postern.lab.pki.LabOcspResponse;

/** Requests get to responders, and whatever these do, it costs a bounded time and memory. */
@Timeout(30)
class HttpTransportTest {
  private static final byte[] REQUEST = request();
  static final byte[] GOOD = Responders.about(Responders.LEAF).der();

  private final HttpTransport transport = new HttpTransport(Duration.ofSeconds(10), null);
  private final HttpTransport hurried = new HttpTransport(Duration.ofMillis(400), null);

  @AfterEach
  void close() {
    transport.close();
    hurried.close();
  }

  @Test
  void aShortRequest_goesByGet() throws Exception {
    try (ScriptedServer server = ScriptedServer.answering(200, GOOD)) {
      assertThat(ask(transport, server.url(), REQUEST)).isEqualTo(GOOD);
      Request request = server.request();
      assertThat(request.line()).startsWith("GET /ocsp/").endsWith(" HTTP/1.1");
      String path = request.line().substring(10, request.line().length() - 9);
      assertThat(Base64.getDecoder().decode(URLDecoder.decode(path, StandardCharsets.US_ASCII)))
          .isEqualTo(REQUEST);
      assertThat(request.headers())
          .anyMatch("Accept: application/ocsp-response"::equalsIgnoreCase)
          .noneMatch(header -> header.startsWith("Upgrade"));
      assertThat(server.requestCount()).isZero();
    }
  }

  @Test
  void aLongRequest_goesByPost() throws Exception {
    try (ScriptedServer server = ScriptedServer.answering(200, GOOD)) {
      byte[] request = new byte[300];
      assertThat(ask(transport, server.url(), request)).isEqualTo(GOOD);
      assertPost(server.request(), request);
    }
  }

  @Test
  void whereGetBringsNothing_postIsTried() throws Exception {
    byte[] malformed = LabOcspResponse.unsuccessful(1);
    for (byte[] useless : new byte[][] {malformed, {}, {'<', 'h', 't', 'm', 'l', '>'}}) {
      try (ScriptedServer server =
          new ScriptedServer((request, out) ->
              ScriptedServer.write(out, 200, request.line().startsWith("GET") ? useless : GOOD))) {
        assertThat(ask(transport, server.url(), REQUEST)).isEqualTo(GOOD);
        assertThat(server.request().line()).startsWith("GET ");
        assertPost(server.request(), REQUEST);
      }
    }
    try (ScriptedServer server =
        new ScriptedServer((request, out) ->
            ScriptedServer.write(out, request.line().startsWith("GET") ? 405 : 200, GOOD))) {
      assertThat(ask(transport, server.url(), REQUEST)).isEqualTo(GOOD);
    }
  }

  static byte[] ask(HttpTransport over, URI url, byte[] request) throws FetchException {
    return over.exchange(url, request, answer -> Arrays.equals(answer, GOOD));
  }

  /** RFC 5019 section 5: what a cache has kept past its time is to be had anew by POST. */
  @Test
  void whatACacheHasKeptTooLong_isAskedForByPost() throws Exception {
    byte[] stale =
        Responders.about(Responders.LEAF)
            .times(Responders.NOW.minusSeconds(9000), Responders.NOW.minusSeconds(1000))
            .der();
    try (ScriptedServer server =
        new ScriptedServer((request, out) ->
            ScriptedServer.write(out, 200, request.line().startsWith("GET") ? stale : GOOD))) {
      assertThat(ask(transport, server.url(), REQUEST)).isEqualTo(GOOD);
      assertThat(server.request().line()).startsWith("GET ");
      assertPost(server.request(), REQUEST);
    }
    try (ScriptedServer server =
        new ScriptedServer((request, out) ->
            ScriptedServer.write(out, request.line().startsWith("GET") ? 200 : 405, stale))) {
      assertThat(ask(transport, server.url(), REQUEST)).isEqualTo(stale);
    }
  }

  static void assertPost(Request request, byte[] body) {
    assertThat(request.line()).isEqualTo("POST /ocsp HTTP/1.1");
    assertThat(request.headers())
        .anyMatch("Content-Type: application/ocsp-request"::equalsIgnoreCase);
    assertThat(request.body()).isEqualTo(body);
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 204, 303, 400, 401, 404, 500, 503})
  void anyOtherStatus_isNoAnswer(int status) {
    byte[] body = status == 204 ? new byte[0] : GOOD;
    try (ScriptedServer server = ScriptedServer.answering(status, body)) {
      assertThatThrownBy(() -> ask(transport, server.url(), REQUEST))
          .isInstanceOf(FetchException.class)
          .hasMessageContaining("HTTP status " + status);
    }
  }

  @Test
  void anAnswerWithoutEnd_endsAtTheLimit() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer((request, out) -> {
          out.write(ascii("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"));
          while (true) {
            out.write(ascii("400\r\n"));
            out.write(new byte[1024]);
            out.write(ascii("\r\n"));
          }
        })) {
      assertThatThrownBy(() -> ask(transport, server.url(), new byte[300]))
          .isInstanceOf(FetchException.class)
          .hasMessageContaining("longer than 65536 octets");
      server.awaitLeft();
    }
  }

  @Test
  void aHeadWithoutEnd_ends() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer((request, out) -> {
          out.write(ascii("HTTP/1.1 200 OK\r\n"));
          for (long i = 0; ; i++) {
            out.write(ascii("Header-" + i + ": " + "x".repeat(1000) + "\r\n"));
          }
        })) {
      assertThatThrownBy(() -> ask(hurried, server.url(), new byte[300]))
          .isInstanceOf(FetchException.class);
      server.awaitLeft();
    }
  }

  @Test
  void whoNeverAnswers_isLeftInTime() throws Exception {
    assertLeftInTime((request, out) -> Thread.sleep(60_000));
  }

  @Test
  void whoDribblesTheHead_isLeftInTime() throws Exception {
    assertLeftInTime(
        (request, out) -> dribble(out, "HTTP/1.1 200 OK\r\nServer: " + "x".repeat(99)));
  }

  @Test
  void whoDribblesTheBody_isLeftInTime() throws Exception {
    assertLeftInTime((request, out) ->
        dribble(out, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n" + "0".repeat(900)));
  }

  @Test
  void whoStopsWithinTheBody_isLeftInTime() throws Exception {
    assertLeftInTime((request, out) -> {
      out.write(ascii("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n0123456789"));
      out.flush();
      Thread.sleep(60_000);
    });
  }

  /** The first line at once, then an octet every 20 ms. */
  private static void dribble(OutputStream out, String text)
      throws IOException, InterruptedException {
    int at = text.indexOf("\r\n\r\n");
    out.write(ascii(text.substring(0, at < 0 ? 10 : at + 4)));
    for (char octet : text.substring(at < 0 ? 10 : at + 4).toCharArray()) {
      out.write(octet);
      out.flush();
      Thread.sleep(20);
    }
    Thread.sleep(60_000);
  }

  private void assertLeftInTime(ScriptedServer.Script script) throws Exception {
    try (ScriptedServer server =
        new ScriptedServer((request, out) -> {
          Thread reader = Thread.currentThread();
          script.play(request, out);
          assertThat(reader.isInterrupted()).isFalse();
        })) {
      long begin = System.nanoTime();
      assertThatThrownBy(() -> ask(hurried, server.url(), new byte[300]))
          .isInstanceOf(FetchException.class)
          .hasMessageContaining("has not answered within 400 ms");
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
    }
  }

  @Test
  void aConnectionThatWasGivenUp_isClosed() throws Exception {
    for (String text :
        List.of("", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n0")) {
      try (ReadingServer server = new ReadingServer(text)) {
        assertThatThrownBy(() -> ask(hurried, server.url(), new byte[300]))
            .isInstanceOf(FetchException.class);
        server.awaitEnd();
      }
    }
  }

  @Test
  void aClosedTransport_givesUpWhatItDoes() throws Exception {
    try (ReadingServer server = new ReadingServer("")) {
      AtomicReference<Throwable> outcome = new AtomicReference<>();
      Thread thread =
          new Thread(() -> {
            try {
              ask(transport, server.url(), new byte[300]);
            } catch (FetchException e) {
              outcome.set(e);
            }
          });
      thread.start();
      server.awaitRequest();
      transport.close();
      thread.join(5000);
      assertThat(outcome.get()).isInstanceOf(FetchException.class);
      server.awaitEnd();
    }
  }

  @Test
  void cutOffAndNonsense_areNoAnswer() {
    for (String text :
        List.of(
            "",
            "220 mx.example.test ESMTP\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n0123",
            "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n0123",
            "HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n0123",
            "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n0123",
            "HTTP/1.1 200 OK\r\nContent-Length: 4\r\nContent-Length: 3\r\n\r\n0123",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\n0123",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0123",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nabc\r\n0\r\n\r\n",
            "HTTP/1.1 200 OK\r\nwithout a colon\r\n\r\n",
            "HTTP/1.1 2000 OK\r\n\r\n",
            "HTTP/2 200\r\n\r\n",
            "\u0000\u0001\u0002")) {
      try (ScriptedServer server =
          new ScriptedServer((request, out) -> {
            out.write(ascii(text));
            out.flush();
            throw new EndOfConnection();
          })) {
        assertThatThrownBy(() -> ask(hurried, server.url(), new byte[300]))
            .as(text)
            .isInstanceOf(FetchException.class)
            .message()
            .isNotBlank();
      }
    }
  }

  @Test
  void everyFormOfABody_isRead() throws Exception {
    for (String text :
        List.of(
            "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabcd",
            "HTTP/1.0 200\r\n\r\nabc",
            "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\nContent-Length: 3\n\nabc",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\n"
                + "2;x=y\r\nab\r\n1\r\nc\r\n0\r\n\r\n")) {
      try (ScriptedServer server =
          new ScriptedServer((request, out) -> {
            out.write(ascii(text));
            out.flush();
            throw new EndOfConnection();
          })) {
        assertThat(ask(transport, server.url(), new byte[300])).as(text).isEqualTo(ascii("abc"));
      }
    }
  }

  @Test
  void nobodyThere_isNoAnswer() throws Exception {
    // Bound and not listening: nobody else gets the port meanwhile.
    try (Socket bound = new Socket()) {
      bound.bind(new InetSocketAddress("127.0.0.1", 0));
      URI closed = URI.create("http://127.0.0.1:" + bound.getLocalPort() + "/ocsp");
      assertThatThrownBy(() -> ask(transport, closed, REQUEST))
          .isInstanceOf(FetchException.class)
          .hasMessageContaining(closed.getAuthority());
    }
  }

  @Test
  void aProxy_isTaken() throws Exception {
    try (ScriptedServer proxy = ScriptedServer.answering(200, GOOD)) {
      try (HttpTransport proxied = new HttpTransport(Duration.ofSeconds(10), proxy.asProxy())) {
        assertThat(ask(proxied, URI.create("http://ocsp.example.test/"), new byte[300]))
            .isEqualTo(GOOD);
      }
      assertThat(proxy.request().line()).isEqualTo("POST http://ocsp.example.test/ HTTP/1.1");
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] request() {
    try {
      return OcspRequests.encode(Responders.LEAF.x509(), Responders.CA.x509());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
