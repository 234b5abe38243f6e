// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postern.lab.pki.LabCertificate;
import org.postern.lab.smtp.ScriptedSmtpServer;

/** How the agent comes into a JVM, and what it leaves alone there. */
@Timeout(120)
class LifecycleIT {
  private static final String LIBRARY = "angus-2.0.5";

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

  private ScriptedSmtpServer verifiable(String name) throws Exception {
    LabCertificate certificate = lab.certificate(name);
    return lab.relay(name, MailLab.startTls(certificate), certificate.tlsa(3, 1, 1));
  }

  private String cli(String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(List.of("-Xmx128m", "-jar", ProgramJvm.AGENT.toString()));
    command.addAll(List.of(arguments));
    return ProgramJvm.run(command);
  }

  @Test
  void theOtherTlsOfTheJvm_staysAsItWas() throws Exception {
    verifiable("relay");
    try (ProgramJvm without = ProgramJvm.onClassPath(LIBRARY, lab.options()).ready();
        ProgramJvm with = ProgramJvm.onClassPath(LIBRARY, lab.agentOptions()).ready()) {
      assertThat(with.send(lab.mail("relay"))).isEqualTo("sent");
      assertThat(with.ask("jvm")).isEqualTo(without.ask("jvm"));
    }
  }

  @Test
  void lateAttach_protectsTheNextMail_andTellsItsStatus() throws Exception {
    ScriptedSmtpServer relay = verifiable("relay");
    try (ProgramJvm jvm = ProgramJvm.onClassPath(LIBRARY, lab.options()).ready()) {
      assertThat(jvm.send(lab.mail("relay"))).isEqualTo("sent");
      String pid = String.valueOf(jvm.pid());
      List<String> attach = new ArrayList<>(List.of("attach", pid));
      attach.addAll(List.of(lab.agentArguments().split(",")));
      assertThat(cli(attach.toArray(String[]::new))).startsWith("attached");
      assertThat(jvm.send(lab.mail("relay"))).isEqualTo("sent");
      assertThat(relay.mails()).hasSize(2);
      assertThat(relay.mails().get(0).tls()).isFalse();
      assertThat(relay.mails().get(1).tls()).isTrue();
      assertThat(cli("attach", pid)).contains("already");
      assertThat(cli("status", pid)).contains("dane:dane", "1");
      assertThat(cli("status", "--json", pid))
          .contains("\"dane:dane\":1", "\"org.eclipse.angus.mail.smtp.SMTPTransport\":\"applied\"");
    }
  }

  @Test
  void startedTwice_runsOnce_andSaysSo() throws Exception {
    ScriptedSmtpServer relay = verifiable("relay");
    List<String> options = new ArrayList<>(lab.agentOptions());
    options.add("-javaagent:" + ProgramJvm.AGENT);
    try (ProgramJvm jvm = ProgramJvm.onClassPath(LIBRARY, options).ready()) {
      assertThat(jvm.output()).contains("is active already");
      assertThat(jvm.send(lab.mail("relay"))).isEqualTo("sent");
      assertThat(relay.mails()).singleElement().matches(mail -> mail.tls());
      assertThat(JakartaMailIT.pairs(lab)).containsExactly("dane:dane");
    }
  }

  @Test
  void configurationError_theProgramRuns_andTheErrorIsNamed() throws Exception {
    ScriptedSmtpServer relay = verifiable("relay");
    for (String wrong :
        List.of("dane.mod=enforce", "dane.mode=strict", "nonsense", "dns.trust-anchor=/none")) {
      List<String> options = new ArrayList<>(lab.options());
      options.add("-javaagent:" + ProgramJvm.AGENT + "=" + wrong);
      try (ProgramJvm jvm = ProgramJvm.onClassPath(LIBRARY, options).ready()) {
        assertThat(jvm.send(lab.mail("relay"))).isEqualTo("sent");
        assertThat(jvm.output())
            .contains("Postern: NOT active, outgoing mail is not protected")
            .contains(wrong.startsWith("dns.") ? "/none" : wrong.replaceFirst("=.*", ""));
      }
    }
    assertThat(relay.mails()).allMatch(mail -> !mail.tls());
  }

  @Test
  void listsInArguments_areWrittenWithPlus() throws Exception {
    verifiable("relay");
    List<String> options =
        lab.agentOptions("dane.digests=sha256+sha512", "dane.except=a.test+b.test");
    try (ProgramJvm jvm = ProgramJvm.onClassPath(LIBRARY, options).ready()) {
      assertThat(jvm.send(lab.mail("relay"))).isEqualTo("sent");
      assertThat(jvm.output()).contains("is active");
      assertThat(cli("status", "--json", String.valueOf(jvm.pid())))
          .contains("sha256,sha512", "a.test,b.test");
    }
  }

  @Test
  void audit_deliversAndSaysWhatItWouldHaveRefused() throws Exception {
    ScriptedSmtpServer relay =
        lab.relay(
            "relay",
            MailLab.startTls(lab.certificate("relay")),
            lab.certificate("other").tlsa(3, 1, 1));
    try (ProgramJvm jvm =
        ProgramJvm.onClassPath(LIBRARY, lab.agentOptions("dane.mode=audit")).ready()) {
      assertThat(jvm.send(lab.mail("relay"))).isEqualTo("sent");
    }
    assertThat(relay.mails()).singleElement().matches(mail -> mail.tls());
    assertThat(JakartaMailIT.pairs(lab)).containsExactly("dane-audit:encrypt");
  }

  @Test
  void outboundOff_leavesMailAlone() throws Exception {
    ScriptedSmtpServer relay = verifiable("relay");
    try (ProgramJvm jvm =
        ProgramJvm.onClassPath(LIBRARY, lab.agentOptions("outbound=off")).ready()) {
      assertThat(jvm.send(lab.mail("relay"))).isEqualTo("sent");
      assertThat(jvm.output()).contains("outbound=off");
    }
    assertThat(relay.mails()).singleElement().matches(mail -> !mail.tls());
  }

  @Test
  void toolsOfTheJdk_areLeftAlone() throws Exception {
    Path bin = Path.of(ProgramJvm.java()).resolveSibling("keytool");
    ProcessBuilder builder = new ProcessBuilder(bin.toString(), "-help").redirectErrorStream(true);
    builder.environment().put("JAVA_TOOL_OPTIONS", "-javaagent:" + ProgramJvm.AGENT);
    Process tool = builder.start();
    String output = new String(tool.getInputStream().readAllBytes());
    assertThat(tool.waitFor()).isZero();
    assertThat(output).contains("JAVA_TOOL_OPTIONS", "keytool").doesNotContain("Postern");
  }

  @Test
  void ownCommandLine_isLeftAlone() throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(ProgramJvm.java(), "-jar", ProgramJvm.AGENT.toString(), "version")
            .redirectErrorStream(true);
    builder.environment().put("JAVA_TOOL_OPTIONS", "-javaagent:" + ProgramJvm.AGENT);
    Process command = builder.start();
    String output = new String(command.getInputStream().readAllBytes());
    assertThat(command.waitFor()).as(output).isZero();
    assertThat(output).contains("JAVA_TOOL_OPTIONS", "dnsjava").doesNotContain("Postern:");
  }

  @Test
  void insideAnotherJar_itRefusesToRun_andTheProgramRuns() throws Exception {
    Path uber = directory.resolve("uber.jar");
    try (JarFile agent = new JarFile(ProgramJvm.AGENT.toFile());
        JarOutputStream out = new JarOutputStream(Files.newOutputStream(uber), manifestOf(agent))) {
      for (JarEntry entry : agent.stream().toList()) {
        if (entry.getName().startsWith("org/postern/agent/launch/") && !entry.isDirectory()) {
          out.putNextEntry(new JarEntry(entry.getName()));
          agent.getInputStream(entry).transferTo(out);
        }
      }
    }
    List<String> options = new ArrayList<>(lab.options());
    options.add("-javaagent:" + uber);
    ScriptedSmtpServer relay = verifiable("relay");
    try (ProgramJvm jvm = ProgramJvm.onClassPath(LIBRARY, options).ready()) {
      assertThat(jvm.output()).contains("NOT active").contains("is not the agent's own jar");
      assertThat(jvm.send(lab.mail("relay"))).isEqualTo("sent");
    }
    assertThat(relay.mails()).hasSize(1);
  }

  private static java.util.jar.Manifest manifestOf(JarFile agent) throws IOException {
    return new java.util.jar.Manifest(agent.getManifest());
  }

  @Test
  void aProgramThatUsesPosternItself_isNotWrapped() throws Exception {
    ScriptedSmtpServer relay = verifiable("relay");
    List<String> arguments = new ArrayList<>(lab.agentOptions());
    arguments.add("-cp");
    arguments.add(
        String.join(
            ":",
            "target/test-classes",
            ProgramJvm.jars(LIBRARY) + "/*",
            System.getProperty("library") + "/*"));
    arguments.add(MailProgram.class.getName());
    try (ProgramJvm jvm = new ProgramJvm(arguments).ready()) {
      String[] properties = {
        "test.library", "true",
        "test.resolver", lab.resolver(),
        "test.anchor", lab.anchor().toString(),
        "mail.smtp.starttls.enable", "true",
        "mail.smtp.ssl.checkserveridentity", "false"
      };
      assertThat(jvm.send(lab.mail("relay", properties))).as("%s", jvm.output()).isEqualTo("sent");
    }
    assertThat(relay.mails()).singleElement().matches(mail -> mail.tls());
    assertThat(JakartaMailIT.pairs(lab)).containsExactly("untouched");
  }

  @Test
  void asANamedModule_theLibraryIsProtectedToo() throws Exception {
    ScriptedSmtpServer relay = verifiable("relay");
    List<String> arguments = new ArrayList<>(lab.agentOptions());
    arguments.addAll(
        List.of(
            "-p",
            ProgramJvm.jars("modules").toString(),
            "--add-modules",
            "org.eclipse.angus.mail",
            "-cp",
            "target/test-classes",
            MailProgram.class.getName()));
    try (ProgramJvm jvm = new ProgramJvm(arguments).ready()) {
      assertThat(jvm.send(lab.mail("relay"))).as("%s", jvm.output()).isEqualTo("sent");
    }
    assertThat(relay.mails()).singleElement().matches(mail -> mail.tls());
    assertThat(JakartaMailIT.pairs(lab)).containsExactly("dane:dane");
  }
}
