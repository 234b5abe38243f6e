// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop.tls.programs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.cert.X509Certificate;
import java.time.Duration;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.postern.interop.tls.EngineUnderTest;
import org.postern.interop.tls.Key;
import org.postern.interop.tls.Payload;
import org.postern.interop.tls.TlsLab;
import org.postern.interop.tls.Version;

/** The HTTP clients and the HTTP server of the JDK. */
@Tag("interop")
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JdkHttpTest {
  private final byte[] payload = Payload.octets(1);
  private TlsLab lab;

  @BeforeAll
  void open() throws Exception {
    lab = new TlsLab();
  }

  @AfterAll
  void close() {
    lab.close();
  }

  @ParameterizedTest
  @MethodSource("org.postern.interop.tls.programs.Side#withEveryVersion")
  void httpClient_posts_andReceivesWhatItSent(Side side, Version version) throws Exception {
    try (EchoHttpsServer server = new EchoHttpsServer(side.server(lab), version)) {
      HttpClient client = httpClient(side.client(lab));
      for (int request = 0; request < 2; request++) {
        HttpResponse<byte[]> response = post(client, server.uri());

        assertThat(response.body()).isEqualTo(payload);
        assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
        assertSession(response.sslSession().orElseThrow(), version);
        assertThat(server.protocol()).isEqualTo(version.jsseName());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("org.postern.interop.tls.programs.Side#withEveryVersion")
  void httpsUrlConnection_posts_andReceivesWhatItSent(Side side, Version version) throws Exception {
    SSLContext context = side.client(lab);
    try (EchoHttpsServer server = new EchoHttpsServer(side.server(lab), version)) {
      for (int request = 0; request < 2; request++) {
        var connection = (HttpsURLConnection) server.uri().toURL().openConnection();
        connection.setSSLSocketFactory(context.getSocketFactory());
        connection.setConnectTimeout(10_000);
        connection.setReadTimeout(30_000);
        connection.setDoOutput(true);
        connection.setFixedLengthStreamingMode(payload.length);
        connection.getOutputStream().write(payload);

        assertThat(connection.getResponseCode()).isEqualTo(200);
        assertSession(connection.getSSLSession().orElseThrow(), version);
        assertThat(connection.getInputStream().readAllBytes()).isEqualTo(payload);
        assertThat(server.protocol()).isEqualTo(version.jsseName());
        connection.disconnect();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void httpClient_ofAnUntrustingContext_refusesTheServer(Version version) throws Exception {
    SSLContext context = EngineUnderTest.context(null, lab.client(Key.RSA));
    try (EchoHttpsServer server = new EchoHttpsServer(Side.BOTH.server(lab), version)) {
      assertThatThrownBy(() -> post(httpClient(context), server.uri()))
          .isInstanceOf(SSLException.class)
          .hasStackTraceContaining("path");
    }
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void httpsUrlConnection_toAnotherName_refusesTheServer(Version version) throws Exception {
    try (EchoHttpsServer server = new EchoHttpsServer(Side.BOTH.server(lab), version)) {
      URI other = URI.create(server.uri().toString().replace(TlsLab.HOST, "127.0.0.1"));
      var connection = (HttpsURLConnection) other.toURL().openConnection();
      connection.setSSLSocketFactory(Side.BOTH.client(lab).getSocketFactory());
      assertThatThrownBy(connection::getResponseCode).hasMessageContaining("127.0.0.1");
    }
  }

  private HttpResponse<byte[]> post(HttpClient client, URI uri) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .timeout(Duration.ofSeconds(30))
            .POST(HttpRequest.BodyPublishers.ofByteArray(payload))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
  }

  private static HttpClient httpClient(SSLContext context) {
    return HttpClient.newBuilder()
        .sslContext(context)
        .connectTimeout(Duration.ofSeconds(10))
        .build();
  }

  private static void assertSession(SSLSession session, Version version) throws Exception {
    assertThat(session.getProtocol()).isEqualTo(version.jsseName());
    assertThat(((X509Certificate) session.getPeerCertificates()[0]).getPublicKey().getAlgorithm())
        .isEqualTo("EC");
  }
}
