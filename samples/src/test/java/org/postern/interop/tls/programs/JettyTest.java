// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop.tls.programs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.postern.interop.tls.Payload;
import org.postern.interop.tls.TlsLab;
import org.postern.interop.tls.Version;

/** Jetty as the server, the JDK's HTTP client; HTTP/1.1 and HTTP/2, which ALPN decides. */
@Tag("interop")
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JettyTest {
  private final byte[] payload = Payload.octets(2);
  private TlsLab lab;

  @BeforeAll
  void open() throws Exception {
    lab = new TlsLab();
  }

  @AfterAll
  void close() {
    lab.close();
  }

  static List<Arguments> cases() {
    List<Arguments> all = new ArrayList<>();
    for (Side side : Side.values()) {
      for (Version version : Version.values()) {
        for (HttpClient.Version http : HttpClient.Version.values()) {
          all.add(Arguments.of(side, version, http));
        }
      }
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void jetty_answersWhatItWasSent(Side side, Version version, HttpClient.Version http)
      throws Exception {
    try (JettyServer server = new JettyServer(side.server(lab), version)) {
      HttpClient client =
          HttpClient.newBuilder()
              .version(http)
              .sslContext(side.client(lab))
              .connectTimeout(Duration.ofSeconds(10))
              .build();
      for (int request = 0; request < 2; request++) {
        HttpResponse<byte[]> response =
            client.send(
                HttpRequest.newBuilder(server.uri())
                    .timeout(Duration.ofSeconds(30))
                    .POST(HttpRequest.BodyPublishers.ofByteArray(payload))
                    .build(),
                HttpResponse.BodyHandlers.ofByteArray());

        assertThat(response.body()).isEqualTo(payload);
        assertThat(response.version()).isEqualTo(http);
        assertThat(response.sslSession().orElseThrow().getProtocol()).isEqualTo(version.jsseName());
        assertThat(server.protocol()).isEqualTo(version.jsseName());
      }
    }
  }
}
