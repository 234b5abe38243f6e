// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.agent.it.SmtpSession.Attempt;
import org.postern.lab.pki.LabCertificate;
import org.postern.lab.pki.LabKeyType;

/** The TLS of mail servers' listeners, in JVMs with unmodified servers. */
@Timeout(120)
class ListenerIT {
  private static final char[] PASSWORD = "lab-secret".toCharArray();

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path directory;

  @SuppressWarnings("NullAway.Init")
  private MailLab lab;

  @BeforeEach
  void start() throws IOException {
    lab = new MailLab(directory);
  }

  @AfterEach
  void stop() {
    lab.close();
  }

  private LabCertificate certificate(LabKeyType type) {
    return lab.pki.server("mx.server.test").key(type).selfSigned();
  }

  /** Options of a JVM whose listeners have this key. */
  private List<String> withKey(LabCertificate certificate, List<String> options) throws Exception {
    Path file = directory.resolve("server.p12");
    try (OutputStream out = Files.newOutputStream(file)) {
      certificate.keyStore(PASSWORD).store(out, PASSWORD);
    }
    List<String> all = new ArrayList<>(options);
    for (String prefix : List.of("greenmail.tls.keystore.", "javax.net.ssl.keyStore")) {
      boolean greenMail = prefix.startsWith("greenmail");
      all.add("-D" + prefix + (greenMail ? "file" : "") + "=" + file);
      all.add("-D" + prefix + (greenMail ? "password" : "Password") + "=" + new String(PASSWORD));
    }
    return all;
  }

  private static ProgramJvm server(String server, List<String> options) throws Exception {
    List<String> arguments = new ArrayList<>(options);
    arguments.add("-cp");
    String library = server.replaceFirst("-.*", "");
    arguments.add(Path.of("target", "test-classes") + ":" + ProgramJvm.jars(library) + "/*");
    arguments.add(ServerProgram.class.getName());
    arguments.add(server);
    return new ProgramJvm(arguments).ready();
  }

  private static Attempt attempt(ProgramJvm jvm, String server, String protocol) throws Exception {
    return new Attempt(Integer.parseInt(jvm.ask("port")), server.startsWith("subetha"), protocol);
  }

  private String cli(String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(List.of("-Xmx128m", "-jar", ProgramJvm.AGENT.toString()));
    command.addAll(List.of(arguments));
    return ProgramJvm.run(command);
  }

  @ParameterizedTest
  @CsvSource({
    "greenmail,RSA_2048", "greenmail,P256", "greenmail,ED25519",
    "subetha,RSA_2048", "subetha,P256", "subetha,ED25519"
  })
  void aListener_isServedByPostern_withItsOwnKey(String server, LabKeyType type) throws Exception {
    LabCertificate certificate = certificate(type);
    try (ProgramJvm jvm = server(server, withKey(certificate, lab.agentOptions()))) {
      for (String protocol : List.of("TLSv1.3", "TLSv1.2")) {
        SSLSession session = SmtpSession.run(attempt(jvm, server, protocol));
        assertThat(session.getProtocol()).isEqualTo(protocol);
        assertThat(session.getPeerCertificates()[0]).isEqualTo(certificate.x509());
      }
      assertThat(lab.logLines())
          .filteredOn(line -> line.contains("inbound: "))
          .singleElement()
          .asString()
          .contains(server.equals("greenmail") ? "GreenMail" : "SubEthaSMTP STARTTLS")
          .contains(
              server.equals("greenmail")
                  ? "by Postern (policy 2026 intermediate)"
                  : "by Postern (policy 2026 opportunistic)");
      assertThat(cli("status", String.valueOf(jvm.pid()))).contains("inbound ", "by Postern (");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"greenmail", "subetha"})
  void theOtherTlsOfTheJvm_staysAsItWas(String server) throws Exception {
    LabCertificate certificate = certificate(LabKeyType.P256);
    try (ProgramJvm without = server(server, withKey(certificate, lab.options()));
        ProgramJvm with = server(server, withKey(certificate, lab.agentOptions()))) {
      SmtpSession.run(attempt(with, server, "TLSv1.3"));
      assertThat(with.ask("jvm")).isEqualTo(without.ask("jvm")).contains("SunJSSE");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"greenmail", "subetha"})
  void inboundOff_leavesListenersAlone(String server) throws Exception {
    LabCertificate certificate = certificate(LabKeyType.P256);
    try (ProgramJvm jvm = server(server, withKey(certificate, lab.agentOptions("inbound=off")))) {
      SSLSession session = SmtpSession.run(attempt(jvm, server, "TLSv1.3"));
      assertThat(session.getPeerCertificates()[0]).isEqualTo(certificate.x509());
      assertThat(cli("status", String.valueOf(jvm.pid())))
          .startsWith("active")
          .doesNotContain("inbound ");
    }
    assertThat(lab.logLines()).noneMatch(line -> line.contains("inbound: "));
  }

  @Test
  void aSuiteOutsideThePolicy_isRefused_butNotByTheServersOwnTls() throws Exception {
    LabCertificate certificate = certificate(LabKeyType.RSA_2048);
    for (String more : List.of("inbound=on", "inbound=off")) {
      try (ProgramJvm jvm = server("subetha", withKey(certificate, lab.agentOptions(more)))) {
        Attempt cbc =
            new Attempt(
                Integer.parseInt(jvm.ask("port")),
                true,
                "TLSv1.2",
                List.of("TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256"));
        if (more.equals("inbound=on")) {
          assertThatThrownBy(() -> SmtpSession.run(cbc)).isInstanceOf(SSLException.class);
        } else {
          assertThat(SmtpSession.run(cbc).getCipherSuite()).contains("CBC");
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"greenmail", "subetha"})
  void theJdksEngine_servesUnderTheSamePolicy(String server) throws Exception {
    LabCertificate certificate = certificate(LabKeyType.P256);
    try (ProgramJvm jvm =
        server(server, withKey(certificate, lab.agentOptions("tls.engine=jdk")))) {
      SSLSession session = SmtpSession.run(attempt(jvm, server, "TLSv1.3"));
      assertThat(session.getPeerCertificates()[0]).isEqualTo(certificate.x509());
    }
    assertThat(lab.logLines())
        .anyMatch(
            line -> line.contains("by Postern (policy 2026 ") && line.contains(", engine jdk)"));
  }

  @Test
  void outboundOff_servesListeners() throws Exception {
    try (ProgramJvm jvm =
        server(
            "subetha", withKey(certificate(LabKeyType.P256), lab.agentOptions("outbound=off")))) {
      SmtpSession.run(attempt(jvm, "subetha", "TLSv1.3"));
    }
    assertThat(lab.logLines())
        .anyMatch(line -> line.contains("inbound: ") && line.contains("by Postern ("))
        .anyMatch(line -> line.contains("outgoing mail is left alone: postern.outbound=off"));
  }

  @Test
  void aContextThatTheProgramHasMade_stays_andTheLogSaysSo() throws Exception {
    LabCertificate certificate = certificate(LabKeyType.P256);
    try (ProgramJvm jvm = server("subetha-own", withKey(certificate, lab.agentOptions()))) {
      for (int i = 0; i < 2; i++) {
        SSLSession session = SmtpSession.run(attempt(jvm, "subetha-own", "TLSv1.3"));
        assertThat(session.getPeerCertificates()[0]).isEqualTo(certificate.x509());
      }
    }
    assertThat(lab.logLines())
        .filteredOn(line -> line.contains("inbound: "))
        .singleElement()
        .asString()
        .contains("keeps the server's own TLS: the program has given it a context");
  }

  @Test
  void whatPosternCannotServe_staysWithTheServer() throws Exception {
    LabCertificate certificate = certificate(LabKeyType.P256);
    List<String> options = withKey(certificate, lab.options());
    options.add("-javaagent:" + ProgramJvm.AGENT + "=dns.trust-anchor=/none");
    try (ProgramJvm jvm = server("greenmail", options)) {
      SSLSession session = SmtpSession.run(attempt(jvm, "greenmail", "TLSv1.3"));
      assertThat(session.getPeerCertificates()[0]).isEqualTo(certificate.x509());
      assertThat(jvm.output()).contains("Postern: NOT active");
    }
  }

  @Test
  void lateAttach_servesTheNextStartTls_orTellsThatARestartIsNeeded() throws Exception {
    for (String server : List.of("subetha", "greenmail")) {
      LabCertificate certificate = certificate(LabKeyType.P256);
      try (ProgramJvm jvm = server(server, withKey(certificate, lab.options()))) {
        String pid = String.valueOf(jvm.pid());
        SmtpSession.run(attempt(jvm, server, "TLSv1.3"));
        List<String> attach = new ArrayList<>(List.of("attach", pid));
        attach.addAll(List.of(lab.agentArguments().split(",")));
        assertThat(cli(attach.toArray(String[]::new))).startsWith("attached");
        SSLSession session = SmtpSession.run(attempt(jvm, server, "TLSv1.3"));
        assertThat(session.getPeerCertificates()[0]).isEqualTo(certificate.x509());
        assertThat(cli("status", pid))
            .contains(
                server.equals("subetha")
                    ? "SubEthaSMTP STARTTLS: by Postern ("
                    : "GreenMail: the server's own TLS: it was loaded before Postern");
      }
    }
  }
}
