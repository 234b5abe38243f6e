// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.agent.it.SmtpSession.Attempt;
import org.postern.lab.pki.LabCertificate;
import org.postern.lab.pki.LabKeyType;

/**
 * Configured identities in JVMs with unmodified servers; clients ask for {@code mx.server.test}.
 */
@Timeout(180)
class IdentityIT {
  private static final char[] PASSWORD = "lab-secret".toCharArray();
  private static final String ASKED_FOR = "mx.server.test";

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path directory;

  @SuppressWarnings("NullAway.Init")
  private MailLab lab;

  @BeforeEach
  void start() throws Exception {
    lab = new MailLab(directory);
  }

  @AfterEach
  void stop() {
    lab.close();
  }

  private LabCertificate certificate(String name, LabKeyType type) {
    return lab.pki.server(name).key(type).selfSigned();
  }

  private Path pem() {
    return directory.resolve("identity.pem");
  }

  private void install(LabCertificate certificate) throws Exception {
    Files.writeString(pem(), certificate.pem() + certificate.privateKeyPem());
    Files.setPosixFilePermissions(pem(), PosixFilePermissions.fromString("rw-------"));
  }

  private List<String> agent(String... more) {
    List<String> arguments = new ArrayList<>(List.of("identity.chain=" + pem()));
    arguments.addAll(List.of(more));
    return lab.agentOptions(arguments.toArray(String[]::new));
  }

  /** Options of a JVM whose listeners have this key of their own. */
  private List<String> withKey(LabCertificate certificate, List<String> options) throws Exception {
    Path file = directory.resolve("server.p12");
    try (OutputStream out = Files.newOutputStream(file)) {
      certificate.keyStore(PASSWORD).store(out, PASSWORD);
    }
    List<String> all = new ArrayList<>(options);
    all.add("-Dgreenmail.tls.keystore.file=" + file);
    all.add("-Dgreenmail.tls.keystore.password=" + new String(PASSWORD));
    all.add("-Djavax.net.ssl.keyStore=" + file);
    all.add("-Djavax.net.ssl.keyStorePassword=" + new String(PASSWORD));
    return all;
  }

  private static ProgramJvm server(String server, List<String> options) throws Exception {
    List<String> arguments = new ArrayList<>(options);
    arguments.add("-cp");
    arguments.add(Path.of("target", "test-classes") + ":" + ProgramJvm.jars(server) + "/*");
    arguments.add(ServerProgram.class.getName());
    arguments.add(server);
    return new ProgramJvm(arguments).ready();
  }

  private static Certificate shown(ProgramJvm jvm, String server) throws Exception {
    int port = Integer.parseInt(jvm.ask("port"));
    Attempt attempt = new Attempt(port, server.equals("subetha"), "TLSv1.3");
    return SmtpSession.run(attempt).getPeerCertificates()[0];
  }

  private static String status(ProgramJvm jvm) throws Exception {
    return ProgramJvm.run(
        List.of(
            "-Xmx128m", "-jar", ProgramJvm.AGENT.toString(), "status", String.valueOf(jvm.pid())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"greenmail", "subetha"})
  void anIdentity_goesBeforeTheServersOwnKeys(String server) throws Exception {
    LabCertificate identity = certificate(ASKED_FOR, LabKeyType.P256);
    install(identity);
    try (ProgramJvm jvm =
        server(server, withKey(certificate(ASKED_FOR, LabKeyType.RSA_2048), agent()))) {
      assertThat(shown(jvm, server)).isEqualTo(identity.x509());
      assertThat(status(jvm))
          .contains("identity " + pem() + ": " + ASKED_FOR + ", EC, until ")
          .contains("; the configured identity, then its own keys)");
    }
  }

  @Test
  void anIdentityWithoutFiles_leavesTheServersOwnKeys_andIsToldOnce() throws Exception {
    LabCertificate own = certificate("own.server.test", LabKeyType.RSA_2048);
    try (ProgramJvm jvm = server("subetha", withKey(own, agent()))) {
      for (int i = 0; i < 3; i++) {
        assertThat(shown(jvm, "subetha")).isEqualTo(own.x509());
      }
      assertThat(status(jvm)).contains("identity " + pem() + ": not shown: " + pem());
    }
    assertThat(lab.logLines())
        .filteredOn(line -> line.contains(pem().toString()))
        .singleElement()
        .asString()
        .contains("there is no such file");
  }

  @Test
  void aNameThatOnlyTheServersOwnKeyBears_isServedByIt() throws Exception {
    LabCertificate own = certificate(ASKED_FOR, LabKeyType.RSA_2048);
    install(certificate("other.server.test", LabKeyType.P256));
    try (ProgramJvm jvm = server("subetha", withKey(own, agent()))) {
      assertThat(shown(jvm, "subetha")).isEqualTo(own.x509());
    }
  }

  @Test
  void aServerWithoutKeys_isServedByTheIdentityAlone() throws Exception {
    LabCertificate identity = certificate("other.server.test", LabKeyType.P256);
    install(identity);
    try (ProgramJvm jvm = server("subetha", agent())) {
      assertThat(shown(jvm, "subetha")).isEqualTo(identity.x509());
    }
  }

  @Test
  void theJdksEngine_showsTheIdentityToo() throws Exception {
    LabCertificate own = certificate(ASKED_FOR, LabKeyType.RSA_2048);
    LabCertificate identity = certificate(ASKED_FOR, LabKeyType.P256);
    install(identity);
    try (ProgramJvm jvm = server("greenmail", withKey(own, agent("tls.engine=jdk")))) {
      assertThat(shown(jvm, "greenmail")).isEqualTo(identity.x509());
    }
  }
}
