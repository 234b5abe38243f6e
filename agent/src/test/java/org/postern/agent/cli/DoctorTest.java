// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postern.agent.cli.Cli.Run;
import org.postern.agent.cli.Finding.State;
import org.postern.agent.json.JsonValue;
import org.postern.lab.dns.ResolverMode;
import org.postern.lab.pki.LabCertificate;
import org.postern.lab.pki.LabPki;

@Timeout(120)
class DoctorTest {

  @TempDir static Path directory;
  private static LabNetwork lab;

  @BeforeAll
  static void start() throws Exception {
    lab = new LabNetwork(directory);
  }

  @AfterAll
  static void stop() throws Exception {
    lab.close();
  }

  @AfterEach
  void restore() {
    lab.resolver.mode(ResolverMode.RECURSIVE);
    System.clearProperty("postern.state.dir");
    System.clearProperty("postern.dane.mode");
    System.clearProperty("postern.dane.mod");
    System.clearProperty("postern.dns.trust");
    System.clearProperty("postern.identity.chain");
    System.clearProperty("postern.identity.key");
  }

  @Test
  void everythingInOrder_isHealthy() {
    System.setProperty("postern.state.dir", directory.toString());

    Run run = lab.run("doctor");

    assertThat(run.exit()).as(run.out()).isEqualTo(0);
    assertThat(run.verdict()).isEqualTo("healthy: 8 checks");
    assertThat(run.facts().stream().map(f -> f.replaceAll(",.*", "")))
        .containsExactly(
            "  configuration: ok",
            "  resolver: ok",
            "  back-end: ok",
            "  anchors: ok",
            "  state: ok",
            "  clock: ok",
            "  tls: ok",
            "  primitives: ok");
    assertThat(run.out())
        .contains("postern.state.dir=" + directory + " (system property postern.state.dir)")
        .contains(lab.resolver.hostPort())
        .contains("engine postern, policy 2026, profile intermediate")
        .containsPattern("AES-GCM Sun\\w+ ")
        .contains("validate: signatures are checked here")
        .contains(lab.anchor().toString());
  }

  @Test
  void aConfiguredIdentity_isLookedAt() throws Exception {
    LabCertificate certificate = new LabPki().selfSigned("mx.server.test");
    Path file = directory.resolve("identity.pem");
    System.setProperty("postern.identity.chain", file.toString());

    Run missing = lab.run("doctor");
    assertThat(missing.exit()).isEqualTo(1);
    assertThat(missing.out()).contains("identity: problem, not shown: " + file);

    Files.writeString(file, certificate.pem() + certificate.privateKeyPem());
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    Run there = lab.run("doctor");
    assertThat(there.exit()).as(there.out()).isEqualTo(0);
    assertThat(there.out()).contains("identity: ok, mx.server.test, EC, until ");
  }

  @Test
  void aKeyTooMany_isAUsageError_thatSaysWhatIsExpected() {
    System.setProperty("postern.identity.chain", "/etc/a.pem,/etc/b.pem");
    System.setProperty("postern.identity.key", "/etc/a.key");

    Run run = lab.run("doctor");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("postern.identity.key: it names 1 files for the 2");
  }

  @Test
  void json_hasTheDocumentedShape() {
    JsonValue json = lab.run("doctor", "--json").json();

    assertThat(json.names()).containsExactly("version", "verdict", "checks");
    assertThat(json.at("verdict").text()).isEqualTo("healthy");
    assertThat(json.at("checks").items())
        .hasSize(8)
        .allSatisfy(c -> assertThat(c.names()).containsExactly("check", "state", "detail"));
    assertThat(state(json, "state")).isEqualTo("warning");
  }

  @Test
  void resolverWithoutDnssec_isUnhealthy() {
    lab.resolver.mode(ResolverMode.STRIPPING);

    Run run = lab.run("doctor", "--json");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.json().at("verdict").text()).isEqualTo("unhealthy");
    assertThat(state(run.json(), "resolver")).isEqualTo("problem");
  }

  @Test
  void resolverThatDoesNotAnswer_leavesItOpen() throws Exception {
    Run run =
        Cli.run(
            "doctor",
            "--json",
            "--resolver",
            "127.0.0.1:" + LabNetwork.closedPort(),
            "--trust-anchor",
            lab.anchor().toString());

    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.json().at("verdict").text()).isEqualTo("undecided");
    assertThat(state(run.json(), "resolver")).isEqualTo("unknown");
    assertThat(state(run.json(), "clock")).isEqualTo("unknown");
  }

  @Test
  void anchorsOfAnotherRoot_areUnhealthy() {
    Run run = Cli.run("doctor", "--json", "--resolver", lab.resolver.hostPort());

    assertThat(run.exit()).isEqualTo(1);
    assertThat(state(run.json(), "anchors")).isEqualTo("problem");
  }

  @Test
  void stateDirectoryThatCannotBe_isUnhealthy() throws Exception {
    Path file = LabNetwork.emptyFile(directory);
    System.setProperty("postern.state.dir", file.resolve("state").toString());

    Run run = lab.run("doctor", "--json");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(state(run.json(), "state")).isEqualTo("problem");
  }

  @Test
  void lookingAround_makesNoStateDirectory() {
    Path absent = directory.resolve("absent");
    System.setProperty("postern.state.dir", absent.toString());

    Run run = lab.run("doctor");

    assertThat(run.exit()).isEqualTo(0);
    assertThat(run.out()).contains("state: ok, " + absent + " can be made by ");
    assertThat(lab.run("plan", "dane.example").exit()).isEqualTo(0);
    assertThat(absent).doesNotExist();
  }

  @Test
  void daneThatIsNotEnforced_isWarnedOf() {
    System.setProperty("postern.dane.mode", "audit");

    Run run = lab.run("doctor");

    assertThat(run.exit()).isEqualTo(0);
    assertThat(run.verdict()).isEqualTo("healthy: 8 checks; see configuration, state");
    assertThat(run.out()).contains("configuration: warning, DANE is not enforced");
  }

  @Test
  void otherBackEnds_areExplained() {
    System.setProperty("postern.dns.trust", "ad");

    assertThat(lab.run("doctor").out()).contains("back-end: ok, ad: the resolver's AD bit");
  }

  @Test
  void unknownKey_isAUsageError() {
    System.setProperty("postern.dane.mod", "audit");

    Run run = lab.run("doctor");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("postern.dane.mod").contains("postern.dane.mode");
  }

  @Test
  void clockOutsideTheRootsSignatures_isAProblem() {
    InetSocketAddress server = lab.resolver.address();
    Instant now = Instant.now();

    assertThat(RootSignature.compare(server, now).state()).isEqualTo(State.OK);
    for (Duration off : new Duration[] {Duration.ofDays(-3650), Duration.ofDays(3650)}) {
      Finding finding = RootSignature.compare(server, now.plus(off));
      assertThat(finding.state()).isEqualTo(State.PROBLEM);
      assertThat(finding.detail()).contains("set the clock");
    }
  }

  private static String state(JsonValue json, String check) {
    return json.at("checks").items().stream()
        .filter(c -> c.at("check").text().equals(check))
        .findFirst()
        .orElseThrow()
        .at("state")
        .text();
  }
}
