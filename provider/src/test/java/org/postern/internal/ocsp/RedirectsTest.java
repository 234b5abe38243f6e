// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.ocsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.postern.internal.ocsp.HttpTransportTest.GOOD;
import static org.postern.internal.ocsp.HttpTransportTest.ask;
import static org.postern.internal.ocsp.HttpTransportTest.assertPost;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Redirects lead to few places, and from outside to none inside. */
@Timeout(30)
class RedirectsTest {
  private final HttpTransport transport = new HttpTransport(Duration.ofSeconds(10), null);

  @AfterEach
  void close() {
    transport.close();
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
        HttpTransport proxied = new HttpTransport(Duration.ofSeconds(10), proxy.asProxy())) {
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
}
