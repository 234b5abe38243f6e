// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.ocsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.internal.ocsp.ScriptedServer.EndOfConnection;
import org.postern.internal.ocsp.ScriptedServer.Request;
import org.postern.lab.pki.LabOcspResponse;

/** Requests get to responders, and whatever these do, it costs a bounded time and memory. */
@Timeout(30)
class HttpTransportTest {
  private static final byte[] REQUEST = request();
  private static final byte[] GOOD = Responders.about(Responders.LEAF).der();

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

  private static byte[] ask(HttpTransport over, URI url, byte[] request) throws FetchException {
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

  private static void assertPost(Request request, byte[] body) {
    assertThat(request.line()).isEqualTo("POST /ocsp HTTP/1.1");
    assertThat(request.headers())
        .anyMatch("Content-Type: application/ocsp-request"::equalsIgnoreCase);
    assertThat(request.body()).isEqualTo(body);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 307, 308})
  void redirects_areFollowed(int status) throws Exception {
    try (ScriptedServer target = ScriptedServer.answering(200, GOOD);
        ScriptedServer server =
            ScriptedServer.answering(status, new byte[0], "Location: " + target.url())) {
      assertThat(ask(transport, server.url(), new byte[300])).isEqualTo(GOOD);
      assertPost(target.request(), new byte[300]);
    }
  }

  @Test
  void redirectsInACircle_end() throws Exception {
    try (ScriptedServer server = ScriptedServer.answering(302, new byte[0], "Location: /ocsp")) {
      assertThatThrownBy(() -> ask(transport, server.url(), new byte[300]))
          .isInstanceOf(FetchException.class)
          .hasMessageContaining("redirects more than 3 times");
      assertThat(server.requestCount()).isEqualTo(4);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:///etc/hostname",
        "ftp://127.0.0.1/x",
        "jar:file:///x.jar!/y",
        "ldap://127.0.0.1/",
        "mailto:a@example.test",
        "http://user:password@127.0.0.1/",
        "http:///nowhere",
        "http://127.0.0.1:0/",
        "http://127.0.0.1:70000/",
        "//",
        "http://[::1",
        ""
      })
  void redirectsElsewhere_areNotFollowed(String location) {
    try (ScriptedServer server =
        ScriptedServer.answering(302, new byte[0], "Location: " + location)) {
      assertThatThrownBy(() -> ask(transport, server.url(), new byte[300]))
          .isInstanceOf(FetchException.class)
          .hasMessageContaining("redirects to something");
    }
  }

  @Test
  void aRedirectFromElsewhere_toThisMachine_isNotFollowed() {
    try (ScriptedServer server =
            ScriptedServer.answering(302, new byte[0], "Location: http://127.0.0.2:9/");
        HttpTransport outside =
            new HttpTransport(
                Duration.ofSeconds(10),
                null,
                address -> address.getHostAddress().equals("127.0.0.2"))) {
      assertThatThrownBy(() -> ask(outside, server.url(), new byte[300]))
          .isInstanceOf(FetchException.class)
          .hasMessageContaining("a redirect from elsewhere leads to a local address");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"169.254.169.254", "127.0.0.1", "localhost", "10.1.2.3", "[::1]", "[fd00::1]"})
  void aRedirectByWayOfAProxy_toItsNetwork_isNotFollowed(String host) throws Exception {
    try (ScriptedServer proxy =
            ScriptedServer.answering(302, new byte[0], "Location: http://" + host + "/latest");
        HttpTransport proxied = new HttpTransport(Duration.ofSeconds(10), through(proxy))) {
      assertThatThrownBy(() -> ask(proxied, URI.create("http://ocsp.example.test/"), new byte[300]))
          .isInstanceOf(FetchException.class)
          .hasMessageContaining("a redirect from elsewhere leads to a local address");
      proxy.request();
      assertThat(proxy.requestCount()).isZero();
    }
  }

  @Test
  void aRedirectFromHttpsToHttp_isNotFollowed() throws Exception {
    URI secure = URI.create("https://ocsp.example.test/");
    assertThatThrownBy(() -> HttpTransport.redirected(secure, "http://ocsp.example.test/x"))
        .isInstanceOf(FetchException.class)
        .hasMessageContaining("redirects from https to http");
    assertThat(HttpTransport.redirected(secure, "/x")).hasToString("https://ocsp.example.test/x");
    URI open = URI.create("http://ocsp.example.test/");
    assertThat(HttpTransport.redirected(open, "https://a.test/")).hasToString("https://a.test/");
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, true",
    "127.255.0.9, true",
    "0.0.0.0, true",
    "10.0.0.1, true",
    "172.16.0.1, true",
    "172.32.0.1, false",
    "192.168.1.1, true",
    "169.254.169.254, true",
    "224.0.0.1, true",
    "192.0.2.1, false",
    "::1, true",
    "::, true",
    "fe80::1, true",
    "fd12::1, true",
    "::ffff:10.0.0.1, true",
    "2001:db8::1, false"
  })
  void localAddresses_areThoseOfThisMachineAndItsNetworks(String address, boolean local)
      throws Exception {
    assertThat(LocalAddresses.contain(InetAddress.getByName(address))).isEqualTo(local);
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
  void nobodyThere_isNoAnswer() {
    URI closed;
    try (ScriptedServer server = ScriptedServer.answering(200, GOOD)) {
      closed = server.url();
    }
    assertThatThrownBy(() -> ask(transport, closed, REQUEST))
        .isInstanceOf(FetchException.class)
        .hasMessageContaining(closed.getAuthority());
  }

  @Test
  void aProxy_isTaken() throws Exception {
    try (ScriptedServer proxy = ScriptedServer.answering(200, GOOD)) {
      try (HttpTransport proxied = new HttpTransport(Duration.ofSeconds(10), through(proxy))) {
        assertThat(ask(proxied, URI.create("http://ocsp.example.test/"), new byte[300]))
            .isEqualTo(GOOD);
      }
      assertThat(proxy.request().line()).isEqualTo("POST http://ocsp.example.test/ HTTP/1.1");
    }
  }

  private static ProxySelector through(ScriptedServer proxy) {
    return new ProxySelector() {
      @Override
      public List<Proxy> select(URI uri) {
        return List.of(
            new Proxy(Proxy.Type.HTTP, new InetSocketAddress("127.0.0.1", proxy.port())));
      }

      @Override
      public void connectFailed(URI uri, SocketAddress address, IOException cause) {}
    };
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
