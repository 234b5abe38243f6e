// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop.ocsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.cert.CertPathBuilder;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.X509CertSelector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.interop.Command;
import org.postern.interop.LabPaths;
import org.postern.interop.ocsp.StapleWorld.Staple;
import org.postern.lab.pki.LabCertificate;

/** Clients that look at what our server staples (G8, G9, G11). */
@Tag("interop")
@Timeout(120)
class StaplingServerTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static StapleWorld world;

  @BeforeAll
  static void prepare() throws Exception {
    world = new StapleWorld();
  }

  @AfterAll
  static void remove() {
    world.close();
  }

  private static String openssl(int port, String version, String... more) {
    List<String> command =
        new ArrayList<>(
            List.of("openssl", "s_client", "-connect", "127.0.0.1:" + port, "-ign_eof"));
    command.addAll(List.of("-CAfile", world.ca().toString(), "-verify_return_error", version));
    command.addAll(List.of("-servername", StapleWorld.HOST));
    command.addAll(List.of(more));
    return Command.attempt(world.directory(), command, LIMIT).output();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-tls1_2", "-tls1_3"})
  void openssl_seesTheStaple_andOnlyIfItAsks(String version) throws Exception {
    for (LabCertificate leaf : List.of(world.plain, world.demanding)) {
      try (var server = new GreetingServer(leaf, StapleWorld.staples(Staple.GOOD, leaf))) {
        assertThat(openssl(server.port(), version, "-status"))
            .contains("OCSP Response Status: successful", "Cert Status: good", "220 stapling")
            .contains("Verify return code: 0 (ok)");
        assertThat(openssl(server.port(), version, "-msg"))
            .contains("220 stapling")
            .doesNotContain("CertificateStatus");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-tls1_2", "-tls1_3"})
  void openssl_seesThatThereIsNone(String version) throws Exception {
    try (var server = new GreetingServer(world.plain, List.of())) {
      assertThat(openssl(server.port(), version, "-status"))
          .contains("OCSP response: no response sent", "220 stapling");
    }
  }

  /** What was negotiated for one connection is not said again to one that has not asked. */
  @ParameterizedTest
  @ValueSource(strings = {"-tls1_2", "-tls1_3"})
  void openssl_resumesAStapledSession_withAndWithoutAsking_G8(String version) throws Exception {
    Path session = world.directory().resolve("session" + version);
    try (var server =
        new GreetingServer(world.plain, StapleWorld.staples(Staple.GOOD, world.plain))) {
      String first = openssl(server.port(), version, "-status", "-sess_out", session.toString());
      assertThat(first).contains("Cert Status: good").contains("New, TLSv1");
      for (String[] more : new String[][] {{}, {"-status"}}) {
        List<String> options = new ArrayList<>(List.of("-sess_in", session.toString()));
        options.addAll(List.of(more));
        assertThat(openssl(server.port(), version, options.toArray(String[]::new)))
            .contains("Reused, TLSv1", "220 stapling");
      }
    }
  }

  private static Command gnutls(int port, String version, String... more) {
    List<String> command = new ArrayList<>(List.of("gnutls-cli", "--port", "" + port));
    command.addAll(List.of("--x509cafile", world.ca().toString()));
    command.addAll(List.of("--sni-hostname", StapleWorld.HOST));
    command.addAll(List.of("--verify-hostname", StapleWorld.HOST));
    command.addAll(List.of("--priority", "NORMAL:-VERS-ALL:+" + version));
    command.addAll(List.of(more));
    command.add("127.0.0.1");
    return Command.attempt(world.directory(), command, LIMIT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"VERS-TLS1.2", "VERS-TLS1.3"})
  void gnutls_takesTheGoodStaple_andRefusesARevokedCertificate(String version) throws Exception {
    LabCertificate leaf = world.demanding;
    try (var server = new GreetingServer(leaf, StapleWorld.staples(Staple.GOOD, leaf))) {
      Command seen = gnutls(server.port(), version);
      assertThat(seen.output()).contains("Status: The certificate is trusted").contains("OCSP");
      assertThat(seen.exitCode()).as(seen.output()).isZero();
    }
    try (var server = new GreetingServer(leaf, StapleWorld.staples(Staple.REVOKED, leaf))) {
      Command seen = gnutls(server.port(), version);
      assertThat(seen.output()).containsIgnoringCase("revoked");
      assertThat(seen.exitCode()).isNotZero();
    }
    try (var server = new GreetingServer(leaf, List.of())) {
      Command seen = gnutls(server.port(), version);
      assertThat(seen.exitCode()).as(seen.output()).isNotZero();
      assertThat(seen.output()).contains("OCSP status is missing");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void node_getsTheResponseAsItIs(String version) throws Exception {
    byte[] response = StapleWorld.response(Staple.GOOD, world.plain);
    Path script =
        world.write(
            "client" + version + ".js",
            """
            const tls = require('tls'), fs = require('fs');
            const [port, version, ca] = process.argv.slice(2);
            const socket = tls.connect({host: '127.0.0.1', port: +port, servername: 'localhost',
                ca: fs.readFileSync(ca), requestOCSP: true, minVersion: version,
                maxVersion: version});
            socket.on('OCSPResponse', r => console.log('response ' + r.toString('hex')));
            socket.on('secureConnect', () => console.log('authorized ' + socket.authorized));
            socket.on('data', d => console.log('data ' + d));
            socket.on('error', e => console.log('error ' + e));
            """);
    try (var server = new GreetingServer(world.plain, List.of(response))) {
      List<String> command =
          List.of(
              LabPaths.node().toString(),
              script.toString(),
              "" + server.port(),
              version,
              world.ca().toString());
      assertThat(Command.attempt(world.directory(), command, LIMIT).output())
          .contains("response " + java.util.HexFormat.of().formatHex(response))
          .contains("authorized true", "data 220 stapling")
          .doesNotContain("error");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void sunJsse_checksRevocationByTheStapleAlone(String version) throws Exception {
    SSLContext client = checkingRevocation();
    LabCertificate leaf = world.plain;
    for (Staple staple : Staple.values()) {
      try (var server = new GreetingServer(leaf, StapleWorld.staples(staple, leaf))) {
        assertThat(accepts(client, server.port(), version))
            .as(staple + "")
            .isEqualTo(staple == Staple.GOOD);
      }
    }
    try (var server = new GreetingServer(leaf, List.of())) {
      assertThat(accepts(client, server.port(), version)).isFalse();
    }
  }

  @Test
  void sunJsse_getsTheStaplesOfTheWholeChain_inTls13() throws Exception {
    LabCertificate leaf = world.plain;
    byte[] own = StapleWorld.response(Staple.GOOD, leaf);
    byte[] above = StapleWorld.response(Staple.GOOD, world.authority);
    try (var server = new GreetingServer(leaf, List.of(own, above));
        SSLSocket socket = connect(checkingRevocation(), server.port(), "TLSv1.3")) {
      socket.startHandshake();
      assertThat(((javax.net.ssl.ExtendedSSLSession) socket.getSession()).getStatusResponses())
          .containsExactly(own, above);
    }
  }

  private static SSLContext checkingRevocation() throws Exception {
    PKIXRevocationChecker checker =
        (PKIXRevocationChecker) CertPathBuilder.getInstance("PKIX").getRevocationChecker();
    checker.setOptions(
        EnumSet.of(
            PKIXRevocationChecker.Option.ONLY_END_ENTITY,
            PKIXRevocationChecker.Option.NO_FALLBACK));
    PKIXBuilderParameters parameters =
        new PKIXBuilderParameters(world.trusted(), new X509CertSelector());
    parameters.addCertPathChecker(checker);
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX", "SunJSSE");
    factory.init(new CertPathTrustManagerParameters(parameters));
    SSLContext context = SSLContext.getInstance("TLS", "SunJSSE");
    context.init(null, factory.getTrustManagers(), null);
    return context;
  }

  private static SSLSocket connect(SSLContext context, int port, String version)
      throws IOException {
    SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout((int) LIMIT.toMillis());
    socket.setEnabledProtocols(new String[] {version});
    return socket;
  }

  private static boolean accepts(SSLContext context, int port, String version) throws IOException {
    try (SSLSocket socket = connect(context, port, version)) {
      socket.startHandshake();
      return socket.getInputStream().read() == '2';
    } catch (SSLException e) {
      return false;
    }
  }
}
