// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postern.interop.RealJames.Listening;
import org.postern.interop.StatusClient.Shown;
import org.postern.lab.dns.LabDns;
import org.postern.lab.dns.LabNameServer;
import org.postern.lab.pki.LabCertificate;
import org.postern.lab.pki.LabKeyType;
import org.postern.lab.pki.LabPki;

/**
 * What a stock James shows to clients under the agent: its own keys or configured ones, stapled.
 */
@Tag("interop")
@Timeout(300)
class JamesIdentityTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String OWN = "own.james.test";
  private static final String CONFIGURED = "mx.james.test";

  private final LabDirectory directory = new LabDirectory();
  private final Loopback block = Loopback.block();
  private final LabPki pki = new LabPki();
  private final LabCertificate root = pki.root("Interop CA");
  private final LabCertificate authority = pki.intermediate("Interop intermediate CA", root);
  private final int responderPort = freePort();
  private final Path authorities = directory.path().resolve("root.pem");
  private final StatusClient client = new StatusClient(authorities, block.at(1));
  private int run;

  JamesIdentityTest() throws IOException {
    Files.writeString(authorities, root.pem());
  }

  @AfterEach
  void clean() {
    directory.close();
  }

  /** {@code openssl ocsp} listens on every address. */
  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("0.0.0.0"))) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private LabCertificate certificate(String name, LabKeyType type) {
    return pki.server(name).key(type).signedBy(authority);
  }

  private String url() {
    return RealResponder.url("127.0.0.1", responderPort);
  }

  private RealResponder responder() {
    return new RealResponder(
        directory.directory("responder-" + System.nanoTime()),
        authority,
        "127.0.0.1",
        responderPort);
  }

  private RealJames james(LabCertificate own, @Nullable Map<String, String> arguments) {
    return RealJames.start(
        directory.directory("james-" + ++run),
        block.at(1),
        block.at(2),
        arguments == null
            ? List.of()
            : List.of("-javaagent:" + LabPaths.agent() + "=" + joined(arguments, ",")),
        new Listening(own, "", ""));
  }

  /** No mail goes out, so that no resolver is asked. */
  private String joined(Map<String, String> arguments, String separator) {
    List<String> all = new ArrayList<>(List.of("log.file=" + log()));
    if (!arguments.containsKey("dns.resolvers")) {
      all.add("dns.resolvers=127.0.0.1:9");
    }
    arguments.forEach((key, value) -> all.add(key + "=" + value));
    return String.join(separator, all);
  }

  private Path log() {
    return directory.path().resolve("postern.log");
  }

  private String logged() {
    try {
      return Files.readString(log());
    } catch (NoSuchFileException e) {
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path file(String name) {
    return directory.path().resolve(name);
  }

  /** The arguments that configure an identity in these files, which need not be there. */
  private Map<String, String> identity(String... more) {
    Map<String, String> arguments = new LinkedHashMap<>();
    arguments.put("identity.chain", file("mx.pem").toString());
    arguments.put("identity.key", file("mx.key").toString());
    for (int i = 0; i < more.length; i += 2) {
      arguments.put(more[i], more[i + 1]);
    }
    return arguments;
  }

  /** Puts a key and its chain in the place of those before, each by a rename, the key first. */
  private void install(LabCertificate certificate) throws IOException {
    replace(file("mx.key"), certificate.privateKeyPem());
    replace(file("mx.pem"), LabCertificate.pem(certificate.chainWithoutRoot()));
  }

  private static void replace(Path file, String content) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(fresh, content);
    Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private Shown smtp(@Nullable String name, String... more) {
    return client.ask(2525, "smtp", name, more);
  }

  private void await(String what, @Nullable String name, Predicate<Shown> condition) {
    Await.until(what, LIMIT, () -> condition.test(smtp(name)));
  }

  private String cli(String command, RealJames james) {
    return Command.attempt(
            directory.path(),
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                LabPaths.agent().toString(),
                command,
                Long.toString(james.pid())),
            LIMIT)
        .output();
  }

  @Test
  void stockJames_staplesWhatARealResponderSays_alsoAfterARestartWithTheResponderDead()
      throws Exception {
    LabCertificate own = pki.server(OWN).key(LabKeyType.P256).ocsp(url()).signedBy(authority);
    Map<String, String> arguments = Map.of("state.dir", file("state").toString());
    try (RealResponder responder = responder().good(own)) {
      try (RealJames james = james(own, arguments)) {
        await("a staple", OWN, Shown::stapled);
        for (String version : List.of("-tls1_2", "-tls1_3")) {
          for (Shown shown : List.of(smtp(OWN, version), client.ask(2143, "imap", OWN, version))) {
            assertThat(shown.verified()).as(shown.output()).isTrue();
            assertThat(shown.stapled()).as(shown.output()).isTrue();
          }
        }
        responder.stop();
        assertThat(smtp(OWN).stapled()).as("with the responder dead").isTrue();
        assertThat(cli("status", james)).contains("staple CN=" + OWN + ": stapled from ");
        assertThat(cli("doctor", james)).contains("staples: ok, CN=" + OWN + ": stapled from ");
      }
      try (RealJames james = james(own, arguments)) {
        await("a staple from the disk", OWN, Shown::stapled);
      }
    }
  }

  @Test
  void aConfiguredIdentity_isShownForItsNames_fromWhenItsFilesAppear_andWhenTheyChange()
      throws Exception {
    LabCertificate own = certificate(OWN, LabKeyType.RSA_2048);
    try (RealJames james = james(own, identity())) {
      assertThat(smtp(CONFIGURED).subject()).as("without files").isEqualTo(OWN);
      assertThat(logged()).contains("mx.pem");

      install(certificate(CONFIGURED, LabKeyType.P256));
      await("the identity", CONFIGURED, shown -> shown.subject().equals(CONFIGURED));
      assertThat(smtp(null).subject()).as("no name").isEqualTo(CONFIGURED);
      assertThat(smtp("other.test").subject()).as("unknown name").isEqualTo(CONFIGURED);
      assertThat(smtp(OWN).subject()).as("James' own name").isEqualTo(OWN);
      assertThat(smtp(CONFIGURED, "-sigalgs", "RSA-PSS+SHA256:RSA+SHA256").subject())
          .as("a client that takes RSA only")
          .isEqualTo(OWN);
      assertThat(client.ask(2143, "imap", CONFIGURED).subject()).isEqualTo(CONFIGURED);

      HandshakeLoad load = HandshakeLoad.begin(block.at(1), 2525, CONFIGURED, root);
      for (LabKeyType type : List.of(LabKeyType.ED25519, LabKeyType.RSA_2048, LabKeyType.P256)) {
        install(certificate(CONFIGURED, type));
        String signature = type == LabKeyType.RSA_2048 ? "RSA-PSS" : "";
        await(
            "the " + type + " key",
            CONFIGURED,
            shown ->
                type == LabKeyType.RSA_2048
                    ? shown.signature().equals(signature)
                    : shown
                        .signature()
                        .equalsIgnoreCase(type == LabKeyType.ED25519 ? "ed25519" : "ECDSA"));
      }
      Files.writeString(file("mx.pem"), "half");
      Await.until("the defect to be told", LIMIT, () -> logged().contains("mx.pem: "));
      assertThat(smtp(CONFIGURED).subject()).isEqualTo(CONFIGURED);
      load.end();
      assertThat(load.failures()).isEmpty();
      assertThat(load.count()).isGreaterThan(20);
    }
  }

  @Test
  void aMustStapleIdentityWithoutStaple_isHeldBack_whereSoConfigured_untilThereIsOne()
      throws Exception {
    LabCertificate own = certificate(OWN, LabKeyType.P256);
    LabCertificate strict =
        pki.server(CONFIGURED).key(LabKeyType.P256).ocsp(url()).mustStaple().signedBy(authority);
    install(strict);
    Map<String, String> arguments = identity("ocsp.must-staple", "refuse");
    try (RealJames james = james(own, arguments)) {
      assertThat(smtp(CONFIGURED).subject()).isEqualTo(OWN);
      assertThat(logged()).contains("staple");
    }
    try (RealResponder responder = responder().good(strict);
        RealJames james = james(own, arguments)) {
      await("the certificate and its staple", CONFIGURED, Shown::stapled);
      assertThat(smtp(CONFIGURED).subject()).isEqualTo(CONFIGURED);
      responder.stop();
      assertThat(smtp(CONFIGURED).stapled()).as("with the responder dead").isTrue();
    }
  }

  @Test
  void lateAttach_givesRunningListenersTheIdentity() throws Exception {
    install(certificate(CONFIGURED, LabKeyType.ED25519));
    try (RealJames james = james(certificate(OWN, LabKeyType.RSA_2048), null)) {
      assertThat(smtp(CONFIGURED).subject()).isEqualTo(OWN);
      List<String> command =
          new ArrayList<>(
              List.of(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-jar",
                  LabPaths.agent().toString(),
                  "attach",
                  Long.toString(james.pid())));
      command.addAll(List.of(joined(identity(), "\n").split("\n")));
      Command attached = Command.attempt(directory.path(), command, LIMIT);
      assertThat(attached.exitCode()).as(attached.output()).isZero();
      await("the identity", CONFIGURED, shown -> shown.subject().equals(CONFIGURED));
      assertThat(smtp(OWN).subject()).isEqualTo(OWN);
    }
  }

  @Test
  void aNewKey_waitsForItsTlsaRecord_forTwoTtls() throws Exception {
    LabCertificate old = certificate(CONFIGURED, LabKeyType.P256);
    LabCertificate next = certificate(CONFIGURED, LabKeyType.ED25519);
    install(old);
    try (LabDns dns = LabDns.builder().zone("james.test", zone -> zone.ttl(1)).build();
        LabNameServer resolver = dns.serve()) {
      dns.update("james.test", zone -> zone.tlsa(25, "mx", old.tlsa(3, 1, 1)));
      dns.writeTrustAnchor(file("root.ds"));
      Map<String, String> arguments =
          identity(
              "dns.resolvers", resolver.hostPort(),
              "dns.trust-anchor", file("root.ds").toString(),
              "state.dir", file("state").toString(),
              "identity.wait-for-tlsa", "on");
      try (RealJames james = james(certificate(OWN, LabKeyType.RSA_2048), arguments)) {
        await("the identity", CONFIGURED, shown -> shown.subject().equals(CONFIGURED));
        install(next);
        Await.until(
            "the log to say what is missing",
            LIMIT,
            () -> logged().contains("publish \"" + next.tlsa(3, 1, 1) + "\""));
        assertThat(smtp(CONFIGURED).signature()).isEqualTo("ECDSA");
        dns.update("james.test", zone -> zone.tlsa(25, "mx", next.tlsa(3, 1, 1)));
        await("the new key", CONFIGURED, shown -> shown.signature().equals("ed25519"));
        assertThat(logged()).contains("is put to use: ");
        assertThat(file("state").resolve("tlsa-seen")).content().contains(next.tlsa(3, 1, 1));
      }
    }
  }
}
