// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
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

/** {@code check} against real DNS answers and real SMTP servers on loopback. */
@Timeout(120)
class CheckTest {

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
  void rightKey_isDeliverableByDane() {
    Run run = lab.run("check", "[mx.dane.example]:" + lab.right.port());

    assertThat(run.exit()).isEqualTo(0);
    assertThat(run.verdict()).isEqualTo("deliverable: level dane at mx.dane.example [127.0.0.1]");
    assertThat(run.out())
        .contains("DANE, TLSA base domain mx.dane.example")
        .containsPattern(
            "(?m)^ {2}mx.dane.example \\[127.0.0.1]: deliverable, dane:dane, .* \\(\\d+ ms\\)$")
        .containsPattern("(?m)^ {2}mx.dane.example \\[127.0.0.1]: TLSv1.3 TLS_\\S+")
        .contains("certificate 0 expires ");
    assertThat(lab.right.mails()).isEmpty();
  }

  @Test
  void json_hasTheDocumentedShape() {
    JsonValue json = lab.run("check", "[mx.dane.example]:" + lab.right.port(), "--json").json();

    assertThat(json.names())
        .containsExactly("version", "verdict", "level", "reason", "connections", "plan");
    assertThat(json.at("version").number()).isEqualTo(1);
    assertThat(json.at("verdict").text()).isEqualTo("deliverable");
    assertThat(json.at("level").text()).isEqualTo("dane");
    JsonValue connection = json.at("connections").items().get(0);
    assertThat(connection.names())
        .containsExactly(
            "host",
            "address",
            "outcome",
            "summary",
            "level",
            "reason",
            "resultType",
            "dane",
            "tls",
            "expires",
            "milliseconds");
    assertThat(connection.at("summary").text()).isEqualTo("dane:dane");
    assertThat(connection.at("dane").at("matched").at("record").text())
        .isEqualTo(LabNetwork.LEAF.tlsa(3, 1, 1));
    assertThat(connection.at("tls").names())
        .containsExactly("protocol", "cipherSuite", "group", "resumed", "weaknesses");
    assertThat(connection.at("expires").texts()).isNotEmpty();
    assertThat(json.at("plan").at("candidates").items()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    // host,       server,   options,           exit, verdict,     level
    "mx,           right,    --require dane,    0,    deliverable, dane",
    "mx,           right,    --days 3650,       0,    deliverable, dane",
    "ta,           right,    --days 3650,       1,    refused,     -",
    "wrong,        right,    '',                1,    refused,     -",
    "mx,           stripped, '',                1,    refused,     -",
    "unusable,     right,    '',                0,    deliverable, encrypt",
    "unusable,     right,    --require dane,    1,    refused,     encrypt",
    "unusable,     right,    --require ENCRYPT, 0,    deliverable, encrypt",
    "unusable,     stripped, '',                1,    refused,     -",
    "none,         right,    -4,                0,    deliverable, encrypt",
    "none,         plain,    -4,                0,    deliverable, none",
    "none,         plain,    -4 --require encrypt, 1, refused,     none",
    "mx,           right,    -6,                3,    undecided,   -",
    "mx,           nobody,   '',                3,    undecided,   -",
  })
  void everyCase_hasItsExitCode(
      String host, String server, String options, int exit, String verdict, String level)
      throws Exception {
    List<String> args = new ArrayList<>(List.of("check", "--json"));
    args.add("[" + host + ".dane.example]:" + port(server));
    if (!options.isEmpty()) {
      args.addAll(List.of(options.split(" ")));
    }

    Run run = lab.run(args.toArray(new String[0]));

    assertThat(run.exit()).as(run.out() + run.err()).isEqualTo(exit);
    assertThat(run.json().at("verdict").text()).isEqualTo(verdict);
    JsonValue shown = run.json().at("level");
    if (!level.equals("-")) {
      assertThat(shown.text()).isEqualTo(level);
    }
  }

  @Test
  void bothAddresses_areTried() {
    JsonValue json = lab.run("check", "[none.dane.example]:" + lab.right.port(), "--json").json();

    assertThat(json.at("connections").items().stream().map(c -> c.at("address").text()))
        .contains("127.0.0.1")
        .hasSize(2);
  }

  @Test
  void familyWithoutAddress_isSaid() {
    assertThat(lab.run("check", "[mx.dane.example]:" + lab.right.port(), "-6").verdict())
        .startsWith("undecided: ")
        .contains("-6");
  }

  @ParameterizedTest
  @CsvSource({"bogus.example, 3, undecided", "null.example, 1, refused"})
  void planThatForbidsDelivery_makesNoConnection(String nextHop, int exit, String verdict) {
    Run run = lab.run("check", nextHop, "--json");

    assertThat(run.exit()).isEqualTo(exit);
    assertThat(run.json().at("verdict").text()).isEqualTo(verdict);
    assertThat(run.json().at("connections").items()).isEmpty();
    assertThat(lab.run("check", nextHop).verdict()).startsWith(verdict + ": mail would be ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "check",
        "check x:0",
        "check x:70000",
        "check x -4 -6",
        "check x --days -1",
        "check x --days soon",
        "check x --require may",
        "check x --bogus",
        "check x y",
      })
  void badCommandLine_isAUsageError(String line) {
    Run run = lab.run(line.split(" "));

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("error: ");
  }

  private static int port(String server) throws Exception {
    return switch (server) {
      case "right" -> lab.right.port();
      case "stripped" -> lab.stripped.port();
      case "plain" -> lab.plain.port();
      default -> LabNetwork.closedPort();
    };
  }
}
