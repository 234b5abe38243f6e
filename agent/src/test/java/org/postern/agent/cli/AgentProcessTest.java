// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Attaching to real JVMs, with a stand-in for the agent. */
@Timeout(120)
class AgentProcessTest {

  @TempDir static Path directory;
  private static Path jar;
  private final List<Process> started = new ArrayList<>();

  @BeforeAll
  static void packStandIn() throws Exception {
    jar = directory.resolve("stand-in.jar");
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Agent-Class", StandInAgent.class.getName());
    String entry = StandInAgent.class.getName().replace('.', '/') + ".class";
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest);
        InputStream in = StandInAgent.class.getClassLoader().getResourceAsStream(entry)) {
      out.putNextEntry(new JarEntry(entry));
      in.transferTo(out);
    }
  }

  @AfterEach
  void end() throws Exception {
    for (Process process : started) {
      process.getOutputStream().close();
      process.waitFor();
    }
  }

  @Test
  void agent_isLoadedOnce() throws Exception {
    long pid = start();
    AgentProcess process = new AgentProcess(pid, jar);
    assertThat(process.report().active()).isFalse();

    Result result = AttachCommand.attached(process, pid, "dane.mode=audit");

    assertThat(result.exitCode()).isEqualTo(0);
    assertThat(result.verdict()).startsWith("attached: the agent is active in process " + pid);
    AgentReport report = process.report();
    assertThat(report.active()).isTrue();
    assertThat(report.json().at("log").text()).isEqualTo("dane.mode=audit");
    assertFails(() -> AttachCommand.attached(process, pid, ""), ExitCodes.REFUSED, "is in process");
    assertThat(process.report().active()).isTrue();
  }

  @Test
  void agentThatFails_isRefused() throws Exception {
    long pid = start("-Dstand-in=failing");

    assertFails(
        () -> AttachCommand.attached(new AgentProcess(pid, jar), pid, ""),
        ExitCodes.REFUSED,
        "the trust anchors are missing");
  }

  @ParameterizedTest
  @CsvSource({"silent, wrote no report", "garbled, cannot be read"})
  void reportThatIsNone_leavesItOpen(String conduct, String said) throws Exception {
    long pid = start("-Dstand-in=" + conduct);

    assertFails(new AgentProcess(pid, jar)::report, ExitCodes.UNDECIDED, said);
  }

  @Test
  void jvmThatTakesNoAgents_saysSo() throws Exception {
    long pid = start("-XX:-EnableDynamicAgentLoading");
    AgentProcess process = new AgentProcess(pid, jar);

    assertFails(
        () -> process.load(""), ExitCodes.REFUSED, "start it with -javaagent:postern-agent.jar");
    assertFails(process::report, ExitCodes.UNDECIDED, "-XX:-EnableDynamicAgentLoading");
    assertFails(
        () -> AttachCommand.attached(process, pid, ""),
        ExitCodes.REFUSED,
        "-XX:-EnableDynamicAgentLoading");
  }

  @Test
  void runningJvm_isListed() throws Exception {
    long pid = start();

    assertThat(Cli.run("attach", "--list").facts())
        .anyMatch(fact -> fact.equals("  " + pid + " " + StandInAgent.class.getName()));
  }

  @Test
  void processThatHasEnded_isNamed() throws Exception {
    long pid = start();
    end();

    assertFails(
        new AgentProcess(pid, jar)::report, ExitCodes.UNDECIDED, "there is no process " + pid);
  }

  @Test
  void relativePaths_areThoseOfTheProcess() throws Exception {
    long pid = start();
    org.junit.jupiter.api.Assumptions.assumeTrue(
        Files.isReadable(Path.of("/proc/" + pid + "/cwd")));
    var settings =
        java.util.Map.of(
            "postern.dns.trust-anchor", "anchor.ds",
            "postern.state.dir", "/var/lib/postern",
            "postern.dane.mode", "audit");

    assertThat(new AgentProcess(pid, jar).absolute(settings))
        .containsEntry("postern.dns.trust-anchor", "/proc/" + pid + "/cwd/anchor.ds")
        .containsEntry("postern.state.dir", "/var/lib/postern")
        .containsEntry("postern.dane.mode", "audit");
  }

  private long start(String... options) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    Stream.of(options).forEach(command::add);
    command.addAll(List.of("-Xshare:auto", "-cp", jar.toString(), StandInAgent.class.getName()));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    started.add(process);
    assertThat(process.inputReader().readLine()).isEqualTo("up");
    return process.pid();
  }

  private static void assertFails(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call, int exitCode, String said) {
    assertThatThrownBy(call)
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining(said)
        .satisfies(e -> assertThat(((CommandFailure) e).exitCode()).isEqualTo(exitCode));
  }
}
