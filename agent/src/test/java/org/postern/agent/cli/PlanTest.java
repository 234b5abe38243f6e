// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.agent.cli.Cli.Run;
import org.postern.agent.json.JsonValue;
import org.postern.lab.dns.Fault;
import org.postern.lab.dns.ResolverMode;
import org.xbill.DNS.Type;

@Timeout(120)
class PlanTest {

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

  @Test
  void plan_asText() {
    String ee = LabNetwork.LEAF.tlsa(3, 1, 1);
    String ta = LabNetwork.CA.tlsa(2, 1, 1);

    Run run = lab.run("plan", "dane.example");

    assertThat(run.exit()).isEqualTo(0);
    assertThat(run.verdict()).startsWith("deliver: ");
    assertThat(run.err()).isEmpty();
    List<String> facts = run.facts();
    assertThat(facts).hasSize(5);
    assertThat(facts.get(0)).isEqualTo("  next hop dane.example port 25: mx, MX lookup SECURE");
    assertThat(facts.get(1))
        .startsWith(
            "  host 10 mx.dane.example (127.0.0.1, SECURE): DANE, TLSA base domain"
                + " mx.dane.example, names mx.dane.example dane.example; ");
    assertThat(facts.subList(2, 4))
        .containsExactlyInAnyOrder(
            "  mx.dane.example record 3 1 1 …" + ee.substring(ee.length() - 4) + ": usable",
            "  mx.dane.example record 2 1 1 …" + ta.substring(ta.length() - 4) + ": usable");
    assertThat(facts.get(4)).startsWith("  host 20 backup.dane.example (127.0.0.1, SECURE): MAY; ");
  }

  @Test
  void plan_asJson_hasTheShapeThatIsPromised() {
    Run run = lab.run("plan", "dane.example", "--json");

    assertThat(run.exit()).isEqualTo(0);
    assertThat(run.out().lines()).hasSize(1);
    JsonValue json = run.json();
    assertThat(json.names())
        .containsExactly(
            "version",
            "nextHop",
            "mxStatus",
            "candidates",
            "port",
            "routing",
            "disposition",
            "reason");
    assertThat(json.at("version").number()).isEqualTo(1);
    assertThat(json.at("nextHop").text()).isEqualTo("dane.example");
    assertThat(json.at("mxStatus").text()).isEqualTo("SECURE");
    assertThat(json.at("port").number()).isEqualTo(25);
    assertThat(json.at("routing").text()).isEqualTo("MX");
    assertThat(json.at("disposition").text()).isEqualTo("deliver");
    assertThat(json.at("candidates").items())
        .hasSize(2)
        .allSatisfy(c ->
            assertThat(c.names())
                .containsExactly(
                    "preference",
                    "host",
                    "addresses",
                    "addressStatus",
                    "tlsaBaseDomain",
                    "tlsaStatus",
                    "requirement",
                    "records",
                    "names",
                    "reason"));
    JsonValue mx = json.at("candidates").items().get(0);
    assertThat(mx.at("preference").number()).isEqualTo(10);
    assertThat(mx.at("host").text()).isEqualTo("mx.dane.example");
    assertThat(mx.at("addresses").texts()).containsExactly("127.0.0.1");
    assertThat(mx.at("addressStatus").text()).isEqualTo("SECURE");
    assertThat(mx.at("tlsaBaseDomain").text()).isEqualTo("mx.dane.example");
    assertThat(mx.at("tlsaStatus").text()).isEqualTo("SECURE");
    assertThat(mx.at("requirement").text()).isEqualTo("DANE");
    assertThat(mx.at("records").texts())
        .containsExactlyInAnyOrder(LabNetwork.LEAF.tlsa(3, 1, 1), LabNetwork.CA.tlsa(2, 1, 1));
    assertThat(mx.at("names").texts()).containsExactly("mx.dane.example", "dane.example");
    assertThat(mx.at("reason").text()).isNotBlank();
    JsonValue backup = json.at("candidates").items().get(1);
    assertThat(backup.at("requirement").text()).isEqualTo("MAY");
    assertThat(backup.at("tlsaBaseDomain").isNull()).isTrue();
    assertThat(backup.at("records").items()).isEmpty();
    assertThat(backup.at("names").items()).isEmpty();
  }

  @Test
  void everyRequirement_hasItsWord() {
    JsonValue json = lab.run("plan", "mixed.example", "--json").json();

    assertThat(json.at("candidates").items().stream().map(c -> c.at("requirement").text()))
        .containsExactly("SKIP", "DANE", "ENCRYPT");
  }

  @ParameterizedTest
  @CsvSource({
    "dane.example,         0, deliver, MX,              SECURE",
    "plain.example,        0, deliver, MX,              INSECURE",
    "none.dane.example,    0, deliver, IMPLICIT_MX,     SECURE",
    "[mx.dane.example],    0, deliver, RELAY,           -",
    "mx.dane.example:587,  0, deliver, RELAY,           -",
    "[127.0.0.1],          0, deliver, ADDRESS_LITERAL, -",
    "null.example,         1, reject,  NULL_MX,         SECURE",
    "absent.dane.example,  1, reject,  -,               SECURE",
    "bogus.example,        3, delay,   -,               BOGUS",
  })
  void everyOutcome_hasItsExitCode(
      String nextHop, int exit, String disposition, String routing, String mxStatus) {
    Run run = lab.run("plan", nextHop, "--json");

    assertThat(run.exit()).isEqualTo(exit);
    JsonValue json = run.json();
    assertThat(json.at("disposition").text()).isEqualTo(disposition);
    if (!routing.equals("-")) {
      assertThat(json.at("routing").text()).isEqualTo(routing);
    }
    JsonValue status = json.at("mxStatus");
    assertThat(status.isNull() ? "-" : status.text()).isEqualTo(mxStatus);
    assertThat(lab.run("plan", nextHop).verdict()).startsWith(disposition + ": ");
  }

  @Test
  void lookupThatFails_delays() {
    lab.resolver.fault("dane.example.", Type.MX, Fault.servfail());
    try {
      Run run = lab.run("plan", "dane.example");
      assertThat(run.exit()).isEqualTo(3);
      assertThat(run.verdict()).startsWith("delay: ");
    } finally {
      lab.resolver.clearFaults();
    }
  }

  @Test
  void noMailServer_isConnectedTo() {
    lab.run("plan", "[mx.dane.example]:" + lab.right.port());

    assertThat(lab.right.sessions()).isEmpty();
  }

  @Test
  void portOfARelay_isInTheTlsaName() {
    lab.resolver.forgetQuestions();
    JsonValue json = lab.run("plan", "[mx.dane.example]:" + lab.right.port(), "--json").json();

    assertThat(json.at("port").number()).isEqualTo(lab.right.port());
    assertThat(lab.resolver.questions(Type.TLSA))
        .anyMatch(
            q -> q.name().toString().equals("_" + lab.right.port() + "._tcp.mx.dane.example."));
  }

  @Test
  void severalResolvers_areTriedInTurn() throws Exception {
    Run run =
        Cli.run(
            "plan",
            "dane.example",
            "--resolver",
            "127.0.0.1:" + LabNetwork.closedPort(),
            "--resolver",
            lab.resolver.hostPort(),
            "--trust-anchor",
            lab.anchor().toString());

    assertThat(run.exit()).isEqualTo(0);
    assertThat(run.out()).contains("DANE");
  }

  @Test
  void resolverWithoutDnssec_isSaid() {
    lab.resolver.mode(ResolverMode.STRIPPING);
    try {
      Run run = lab.run("plan", "dane.example", "--json");
      assertThat(run.exit()).isEqualTo(0);
      assertThat(run.json().at("mxStatus").text()).isEqualTo("UNAVAILABLE");
      assertThat(run.json().at("candidates").items())
          .allSatisfy(c -> assertThat(c.at("requirement").text()).isEqualTo("MAY"));
    } finally {
      lab.resolver.mode(ResolverMode.RECURSIVE);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "dane.example:0", "dane.example:70000", "[dane.example", "a b", ":25"})
  void badNextHop_isAUsageError(String nextHop) {
    Run run = lab.run("plan", nextHop);

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("error: ").contains("expected");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "127.0.0.1:0", "127.0.0.1:70000", "a b", "127.0.0.1:53,127.0.0.2:53", "[::1"})
  void badResolver_isAUsageError(String resolver) {
    Run run = Cli.run("plan", "dane.example", "--resolver", resolver);

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).startsWith("error: ").contains("--resolver").contains("expected");
  }

  @Test
  void resolverThatIsNoHost_isAUsageError() {
    Run run = Cli.run("plan", "dane.example", "--resolver", "no-such-host.invalid:53");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("no-such-host.invalid");
  }

  @Test
  void badTrustAnchor_isAUsageError() throws Exception {
    for (String file : List.of("absent.ds", LabNetwork.emptyFile(directory).toString())) {
      Run run =
          Cli.run(
              "plan",
              "dane.example",
              "--resolver",
              lab.resolver.hostPort(),
              "--trust-anchor",
              file);

      assertThat(run.exit()).as(file).isEqualTo(2);
      assertThat(run.err()).contains(file);
    }
  }

  @Test
  void missingNextHop_isAUsageError() {
    Run run = Cli.run("plan");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("NEXTHOP");
  }
}
