// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop.ocsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.PosternProvider;
import org.postern.interop.Await;
import org.postern.interop.Daemon;
import org.postern.interop.ocsp.StapleWorld.Staple;
import org.postern.lab.pki.LabCertificate;

/** Servers whose staples our client looks at (G1, G6, G7, G9, G11). */
@Tag("interop")
@Timeout(120)
class StapledClientTest {
  private static final int LIMIT_MILLIS = 20_000;
  private static final Duration START = Duration.ofSeconds(30);

  private StapleWorld world;

  @BeforeEach
  void prepare() throws Exception {
    world = new StapleWorld();
  }

  @AfterEach
  void remove() {
    world.close();
  }

  @ParameterizedTest
  @CsvSource({
    "TLSv1.2,GOOD,",
    "TLSv1.3,GOOD,",
    "TLSv1.2,REVOKED,certificate_revoked(44)",
    "TLSv1.3,REVOKED,certificate_revoked(44)",
    "TLSv1.2,EXPIRED,bad_certificate_status_response(113)",
    "TLSv1.3,EXPIRED,bad_certificate_status_response(113)",
    "TLSv1.2,UNKNOWN,bad_certificate_status_response(113)",
    "TLSv1.3,UNKNOWN,bad_certificate_status_response(113)"
  })
  void openssl_staplesWhatItWasGiven(String version, Staple staple, @Nullable String alert)
      throws Exception {
    LabCertificate leaf = world.demanding;
    Path response = world.write("response.der", StapleWorld.response(staple, leaf));
    try (Server server = openssl(leaf, "-status_file", response.toString())) {
      String failure = failure(server.port(), version);
      if (alert == null) {
        assertThat(failure).isNull();
      } else {
        assertThat(failure).startsWith(alert);
        String name = alert.substring(0, alert.indexOf('(')).replace('_', ' ');
        Await.until("openssl to read " + name, START, () -> server.text().contains(name));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void openssl_withoutAStaple_isRefusedOnlyIfTheCertificateDemandsOne_G11(String version)
      throws Exception {
    try (Server server = openssl(world.plain)) {
      assertThat(failure(server.port(), version)).isNull();
    }
    try (Server server = openssl(world.demanding)) {
      assertThat(failure(server.port(), version))
          .startsWith("bad_certificate_status_response(113)")
          .contains("must staple");
    }
  }

  /** The JDK's server fetches the response itself, from a real responder's place. */
  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void sunJsse_staplesWhatItsResponderSays(String version) throws Exception {
    try (FixedResponder responder = new FixedResponder()) {
      LabCertificate leaf =
          world
              .pki()
              .server(StapleWorld.HOST)
              .mustStaple()
              .ocsp(responder.url())
              .signedBy(world.authority);
      responder.answer(StapleWorld.response(Staple.GOOD, leaf));
      try (Server server = sunJsse(leaf)) {
        assertThat(failure(server.port(), version)).isNull();
      }
      responder.answer(StapleWorld.response(Staple.REVOKED, leaf));
      try (Server server = sunJsse(leaf)) {
        // SunJSSE does not serve what says "revoked".
        assertThat(failure(server.port(), version))
            .containsAnyOf("certificate_revoked(44)", "must staple");
      }
    }
  }

  private Server openssl(LabCertificate leaf, String... more) throws Exception {
    Path chain = world.write("chain.pem", LabCertificate.pem(leaf.chainWithoutRoot()));
    Path key = world.write("key.pem", leaf.privateKeyPem());
    List<String> command =
        new ArrayList<>(List.of("openssl", "s_server", "-accept", "127.0.0.1:0"));
    command.addAll(List.of("-cert", chain.toString(), "-cert_chain", chain.toString()));
    command.addAll(List.of("-key", key.toString(), "-www"));
    command.addAll(List.of(more));
    return new Server("s_server", world.directory(), command, "ACCEPT [^\\s]*:(\\d+)");
  }

  private Server sunJsse(LabCertificate leaf) throws Exception {
    Path store = world.directory().resolve("server.p12");
    try (var out = Files.newOutputStream(store)) {
      leaf.keyStore("interop".toCharArray()).store(out, "interop".toCharArray());
    }
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Djdk.tls.server.enableStatusRequestExtension=true",
            "-Djavax.net.ssl.trustStoreType=PKCS12",
            "-cp",
            System.getProperty("java.class.path"),
            SunStaplingServer.class.getName(),
            store.toString(),
            "interop");
    return new Server("SunJSSE", world.directory(), command, "port (\\d+)");
  }

  /** A server of another program. */
  private record Server(Daemon daemon, Path log, int port) implements AutoCloseable {
    Server(String name, Path directory, List<String> command, String port) throws IOException {
      this(name, directory, command, Files.createTempFile(directory, name, ".log"), port);
    }

    private Server(String name, Path directory, List<String> command, Path log, String port)
        throws IOException {
      this(started(name, directory, command, log, port), log, number(log, port));
    }

    private static Daemon started(
        String name, Path directory, List<String> command, Path log, String port) {
      return Daemon.start(name, directory, log, command)
          .awaitLog(port.substring(0, port.indexOf(' ')), START);
    }

    private static int number(Path log, String port) throws IOException {
      Matcher matcher = Pattern.compile(port).matcher(Files.readString(log));
      if (!matcher.find()) {
        throw new IOException("no port in: " + Files.readString(log));
      }
      return Integer.parseInt(matcher.group(1));
    }

    /** What it has printed, after its end. */
    String text() {
      try {
        return Files.readString(log);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      daemon.close();
    }
  }

  /** Returns why our client refuses a server, null if it does not. */
  private @Nullable String failure(int port, String version) throws Exception {
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX", "SunJSSE");
    factory.init(world.trusted());
    SSLContext context = SSLContext.getInstance("TLS", new PosternProvider());
    context.init(null, factory.getTrustManagers(), null);
    try (Socket plain = new Socket()) {
      plain.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), LIMIT_MILLIS);
      plain.setSoTimeout(LIMIT_MILLIS);
      SSLSocket socket =
          (SSLSocket) context.getSocketFactory().createSocket(plain, StapleWorld.HOST, port, true);
      socket.setEnabledProtocols(new String[] {version});
      socket.startHandshake();
      socket.getOutputStream().write("GET / HTTP/1.0\r\n\r\n".getBytes());
      assertThat(socket.getInputStream().read()).isNotNegative();
      return null;
    } catch (SSLException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
