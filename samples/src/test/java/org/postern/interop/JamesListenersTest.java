// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.interop.ListenerClient.Listener;
import org.postern.interop.RealJames.Listening;

/** The listeners of a stock James, with the agent and without. */
@Tag("interop")
@Timeout(240)
class JamesListenersTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Listener SMTP = new Listener(2525, true, "250 ");
  private static final Listener SMTPS = new Listener(2465, false, "220 ");
  private static final Listener IMAPS = new Listener(2993, false, "* OK");
  private static final Listener BY_CERTIFICATE = new Listener(2466, false, "220 ");
  private static final List<Listener> LISTENERS = List.of(SMTP, SMTPS, IMAPS);
  private static final List<String> EC = List.of("-keyalg", "EC", "-groupname", "secp256r1");

  private final LabDirectory directory = new LabDirectory();
  private final Loopback block = Loopback.block();

  @AfterEach
  void clean() {
    directory.close();
  }

  private static String smtps(int port, String more) {
    return "<smtpserver enabled=\"true\"><jmxName>smtpserver-"
        + port
        + "</jmxName><bind>@address@:"
        + port
        + "</bind>"
        + tls(more)
        + "<authorizedAddresses>127.0.0.0/8</authorizedAddresses>"
        + "<smtpGreeting>James in the laboratory</smtpGreeting>"
        + "<handlerchain><handler class=\"org.apache.james.smtpserver.CoreCmdHandlerLoader\"/>"
        + "</handlerchain></smtpserver>";
  }

  private static String imaps() {
    return "<imapserver enabled=\"true\"><jmxName>imapserver-2993</jmxName>"
        + "<bind>@address@:2993</bind>"
        + tls("")
        + "</imapserver>";
  }

  private static String tls(String more) {
    return "<tls socketTLS=\"true\" startTLS=\"false\"><keystore>file://conf/keystore</keystore>"
        + "<keystoreType>PKCS12</keystoreType><secret>interop</secret>"
        + more
        + "</tls>";
  }

  private RealJames start(List<String> keyOptions, List<String> jvmOptions, boolean clients) {
    String smtp = smtps(2465, "");
    if (clients) {
      keyStoreOfAClient();
      smtp +=
          smtps(
              2466,
              "<clientAuth>need<truststore>file://conf/client-trust</truststore>"
                  + "<truststoreType>PKCS12</truststoreType>"
                  + "<truststoreSecret>interop</truststoreSecret></clientAuth>");
    }
    RealJames james =
        RealJames.start(
            directory.path(),
            block.at(1),
            block.at(2),
            jvmOptions,
            new Listening(keyOptions, smtp, imaps()));
    keytool(
        "-exportcert", "-rfc", "-alias", "james", "-keystore", "keystore", "-file", "server.pem");
    keytool(
        "-importcert",
        "-noprompt",
        "-file",
        "server.pem",
        "-keystore",
        "server-trust",
        "-storetype",
        "PKCS12");
    return james;
  }

  private void keyStoreOfAClient() {
    keytool(
        "-genkeypair",
        "-alias",
        "client",
        "-keyalg",
        "EC",
        "-groupname",
        "secp256r1",
        "-dname",
        "CN=client.test",
        "-storetype",
        "PKCS12",
        "-keystore",
        "client");
    keytool(
        "-exportcert", "-rfc", "-alias", "client", "-keystore", "client", "-file", "client.pem");
    keytool(
        "-importcert",
        "-noprompt",
        "-file",
        "client.pem",
        "-keystore",
        "client-trust",
        "-storetype",
        "PKCS12");
  }

  private Path conf() {
    return directory.directory("conf");
  }

  private void keytool(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(List.of("-storepass", "interop"));
    Command.run(conf(), command);
  }

  private ListenerClient client() {
    return new ListenerClient(conf(), block.at(1));
  }

  private List<String> agent(String... more) {
    String comma = more.length == 0 ? "" : ",";
    return List.of(
        "-javaagent:" + LabPaths.agent() + "=" + arguments() + comma + String.join(",", more));
  }

  /** No mail goes out, so that no resolver is asked. */
  private String arguments() {
    return "dns.resolvers=127.0.0.1:9,log.file=" + log();
  }

  private Path log() {
    return directory.path().resolve("postern.log");
  }

  private List<String> inbound() {
    try {
      return Files.readAllLines(log()).stream().filter(line -> line.contains("inbound: ")).toList();
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void assertServed(Listener listener, String key) throws Exception {
    for (String version : List.of("tls1_3", "tls1_2")) {
      assertThat(client().openssl(listener, version))
          .as("openssl %s, port %s, %s", version, listener.port(), key)
          .contains("Verify return code: 0 (ok)")
          .contains(
              "Peer signature type: "
                  + (version.equals("tls1_3") ? signature13(key) : signature12(key)));
    }
    for (String version : List.of("TLSv1.3", "TLSv1.2")) {
      SSLSession session = client().java(listener, version, null);
      assertThat(session.getProtocol()).isEqualTo(version);
      assertThat(((X509Certificate) session.getPeerCertificates()[0]).getSubjectX500Principal())
          .hasToString("CN=mx.james.test");
    }
  }

  private static String signature13(String key) {
    return switch (key) {
      case "RSA" -> "RSA-PSS";
      case "EC" -> "ECDSA";
      default -> "ed25519"; // As OpenSSL writes it.
    };
  }

  private static String signature12(String key) {
    return key.equals("RSA") ? "RSA" : signature13(key);
  }

  @ParameterizedTest
  @CsvSource({"RSA,-keysize 2048", "EC,-groupname secp256r1", "Ed25519,"})
  void everyListener_isServedByPostern_withTheKeyOfJames(String key, String more) throws Exception {
    List<String> keyOptions = new ArrayList<>(List.of("-keyalg", key));
    if (more != null) {
      keyOptions.addAll(List.of(more.split(" ")));
    }
    try (RealJames james = start(keyOptions, agent(), false)) {
      for (Listener listener : LISTENERS) {
        assertServed(listener, key);
      }
      for (String listener : List.of("SMTP", "IMAP")) {
        assertThat(inbound())
            .filteredOn(line -> line.contains("inbound: James " + listener))
            .hasSize(2)
            .allMatch(line -> line.contains(" by Postern ("));
      }
      assertThat(inbound())
          .anyMatch(line -> line.contains(":2525 by Postern (policy 2026 opportunistic)"))
          .anyMatch(line -> line.contains(":2465 by Postern (policy 2026 intermediate)"));
    }
  }

  @Test
  void aClientsCertificate_isDemanded_asJamesIsConfigured() throws Exception {
    try (RealJames james = start(EC, agent(), true)) {
      SSLSession session = client().java(BY_CERTIFICATE, "TLSv1.3", "client");
      assertThat(session.getLocalCertificates()).hasSize(1);
      assertThatThrownBy(() -> client().java(BY_CERTIFICATE, "TLSv1.3", null))
          .isInstanceOf(IOException.class);
      assertThatThrownBy(() -> client().java(BY_CERTIFICATE, "TLSv1.3", "keystore"))
          .isInstanceOf(IOException.class);
      assertThat(inbound()).anyMatch(line -> line.contains(":2466 by Postern ("));
    }
  }

  @Test
  void inboundOff_leavesJamesAlone() throws Exception {
    try (RealJames james = start(EC, agent("inbound=off"), false)) {
      for (Listener listener : LISTENERS) {
        assertServed(listener, "EC");
      }
      assertThat(inbound()).isEmpty();
    }
  }

  @Test
  void lateAttach_rebuildsTheContextsOfJames() throws Exception {
    try (RealJames james = start(EC, List.of(), false)) {
      assertServed(SMTPS, "EC");
      List<String> attach =
          List.of(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-jar",
              LabPaths.agent().toString(),
              "attach",
              Long.toString(james.pid()));
      List<String> command = new ArrayList<>(attach);
      command.addAll(List.of(arguments().split(",")));
      Command attached = Command.attempt(directory.path(), command, LIMIT);
      assertThat(attached.exitCode()).as(attached.output()).isZero();
      Await.until(
          "all listeners to be rebuilt",
          LIMIT,
          () -> inbound().stream().filter(line -> line.contains(" by Postern (")).count() == 4);
      for (Listener listener : LISTENERS) {
        assertServed(listener, "EC");
      }
    }
  }
}
