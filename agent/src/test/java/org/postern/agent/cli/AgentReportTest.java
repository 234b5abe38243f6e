// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.agent.json.JsonFormatException;
import org.postern.agent.json.JsonValue;

class AgentReportTest {

  private static final String TRANSPORT = "com.sun.mail.smtp.SMTPTransport";

  @Test
  void activeAgent_isDescribed() {
    AgentReport report = report("active", "applied");

    assertThat(report.active()).isTrue();
    assertThat(report.reason()).isEqualTo("Postern 1.2 from /opt/postern-agent.jar");
    assertThat(report.findings())
        .extracting(Finding::line)
        .containsExactly(
            "agent: ok, active, Postern 1.2 from /opt/postern-agent.jar",
            "advice: ok, applied to " + TRANSPORT,
            "log: ok, System.Logger",
            "dnssec: ok, DELIVERED as the agent sees it: the root's keys came signed");
    assertThat(report.lines())
        .containsExactly(
            "count dane:dane: 3",
            "count may:encrypt: 1",
            "dnssec DELIVERED by validate: the root's keys came signed",
            "last 2026-11-22T10:00:00Z dane:dane host=mx.example.org");
  }

  @ParameterizedTest
  @CsvSource({
    "DELIVERED, OK",
    "UNKNOWN, OK",
    "STRIPPED, PROBLEM",
    "WITHDRAWN, PROBLEM",
    "UNREACHABLE, PROBLEM"
  })
  void dnssecThatTheAgentDoesNotGet_isAProblem(String availability, Finding.State state) {
    AgentReport report =
        new AgentReport(
            JsonValue.parse(
                report("active", "applied").json().toString().replace("DELIVERED", availability)));

    assertThat(report.findings()).last().extracting(Finding::state).isEqualTo(state);
    assertThat(report.findings()).last().extracting(Finding::check).isEqualTo("dnssec");
  }

  @Test
  void configuration_isWhatWasSet() {
    assertThat(report("active", "applied").configuration())
        .isEqualTo(Map.of("postern.dane.mode", "audit"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "applied                      | OK",
        "not loaded                   | WARNING",
        "not applied: missing startTLS | PROBLEM",
        "something new                | PROBLEM",
      })
  void advice_thatIsNotApplied_isAProblem(String outcome, Finding.State state) {
    assertThat(report("active", outcome).advice().state()).isEqualTo(state);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NOT active                          | never started",
        "NOT active: there is no key 'x'     | there is no key 'x'",
        "NOT active: the anchors are missing | the anchors are missing",
      })
  void inactiveAgent_saysWhy(String state, String reason) {
    AgentReport report = report(state, "applied");

    assertThat(report.active()).isFalse();
    assertThat(report.reason()).contains(reason).doesNotContain("NOT active");
    assertThat(report.findings())
        .singleElement()
        .satisfies(f -> assertThat(f.state()).isEqualTo(Finding.State.PROBLEM))
        .satisfies(f -> assertThat(f.detail()).contains(reason));
  }

  @Test
  void agentWithoutMail_saysSo() {
    String json =
        "{\"version\":1,\"state\":\"active\",\"counters\":{},\"last\":[],\"postern\":\"1\"}";
    assertThat(new AgentReport(JsonValue.parse(json)).lines())
        .containsExactly("count: no mail yet");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"{\"version\":2,\"state\":\"active\"}", "{\"version\":1}", "{}", "[]"})
  void anotherShape_isRefused(String json) {
    JsonValue value = JsonValue.parse(json);
    assertThatThrownBy(() -> new AgentReport(value)).isInstanceOf(JsonFormatException.class);
  }

  private static AgentReport report(String state, String outcome) {
    return new AgentReport(
        JsonValue.parse(
            "{\"version\":1,\"postern\":\"1.2\",\"jar\":\"/opt/postern-agent.jar\",\"pid\":7,"
                + "\"java\":\"17\",\"state\":\""
                + state
                + "\",\"log\":\"System.Logger\",\"advice\":{\""
                + TRANSPORT
                + "\":\""
                + outcome
                + "\"},\"config\":{\"postern.dane.mode\":{\"value\":\"audit\",\"source\":\"agent"
                + " argument dane.mode\"},\"postern.dns.timeout\":{\"value\":\"10s\",\"source\":"
                + "\"default\"}},\"dnssec\":{\"backEnd\":\"validate\",\"servers\":[\"127.0.0.1:53\"],"
                + "\"availability\":\"DELIVERED\",\"unavailableCount\":0,\"reason\":\"the root's keys"
                + " came signed\"},\"counters\":{\"dane:dane\":3,\"may:encrypt\":1},\"last\":[{"
                + "\"time\":\"2026-11-22T10:00:00Z\",\"pair\":\"dane:dane\",\"line\":\"dane:dane"
                + " host=mx.example.org\"}]}"));
  }
}
