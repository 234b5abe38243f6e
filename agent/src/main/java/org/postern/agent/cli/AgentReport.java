// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.postern.PosternKey;
import org.postern.agent.json.JsonFormatException;
import org.postern.agent.json.JsonValue;

/**
 * What the agent in another JVM says of itself: its version and state, what became of every class
 * it instruments, its configuration, counters, and last verdicts.
 */
final class AgentReport {

  private static final String ACTIVE = "active";
  private static final String NOT_ACTIVE = "NOT active";
  private static final String APPLIED = "applied";
  private static final String NOT_LOADED = "not loaded";

  private final JsonValue report;
  private final String state;

  /**
   * Takes a report.
   *
   * @throws JsonFormatException if it is of another version or shape
   */
  AgentReport(JsonValue report) {
    if (report.at("version").number() != 1) {
      throw new JsonFormatException(
          "expected a report of version 1, found " + report.at("version"));
    }
    this.report = report;
    this.state = report.at("state").text();
  }

  boolean active() {
    return state.equals(ACTIVE);
  }

  /** Says why the agent is not active, or which one is. */
  String reason() {
    if (active()) {
      return "Postern " + report.at("postern").text() + " from " + report.at("jar").text();
    }
    return state.equals(NOT_ACTIVE)
        ? "the agent was never started in this JVM; 'attach' starts it"
        : state.replaceFirst("^" + NOT_ACTIVE + ":? *", "");
  }

  JsonValue json() {
    return report;
  }

  /** Returns whether everything was put together, so that the state will stay as it is. */
  boolean settled() {
    return !active() || report.has("dnssec");
  }

  /**
   * Returns the settings that are not left at their default, without the file that some of them
   * came from.
   */
  Map<String, String> configuration() {
    Map<String, String> configuration = new LinkedHashMap<>();
    JsonValue config = report.at("config");
    for (String key : config.names()) {
      if (!source(key).equals("default") && !key.equals(PosternKey.CONFIG.key())) {
        configuration.put(key, config.at(key).at("value").text());
      }
    }
    return configuration;
  }

  /** Returns where a setting came from. */
  String source(String key) {
    return report.at("config").at(key).at("source").text();
  }

  /** Returns what the doctor wants to know: the agent, its advice, its log. */
  List<Finding> findings() {
    if (!active()) {
      return List.of(Finding.problem("agent", "not active: " + reason()));
    }
    List<Finding> findings = new ArrayList<>();
    findings.add(Finding.ok("agent", "active, " + reason()));
    findings.add(advice());
    findings.add(Finding.ok("log", report.at("log").text()));
    if (report.has("dnssec")) {
      findings.add(dnssec());
    }
    findings.addAll(new IdentityView(report).findings());
    return findings;
  }

  /** Returns what the agent itself has seen of the DNS servers. */
  private Finding dnssec() {
    JsonValue dnssec = report.at("dnssec");
    String availability = dnssec.at("availability").text();
    String detail = availability + " as the agent sees it: " + dnssec.at("reason").text();
    return availability.equals("DELIVERED") || availability.equals("UNKNOWN")
        ? Finding.ok("dnssec", detail)
        : Finding.problem("dnssec", detail);
  }

  /** Returns which classes of mail are instrumented. */
  Finding advice() {
    List<String> applied = new ArrayList<>();
    List<String> failed = new ArrayList<>();
    JsonValue advice = report.at("advice");
    for (String type : advice.names()) {
      String outcome = advice.at(type).text();
      if (outcome.equals(APPLIED)) {
        applied.add(type);
      } else if (!outcome.equals(NOT_LOADED)) {
        failed.add(type + " " + outcome);
      }
    }
    if (!failed.isEmpty()) {
      return Finding.problem(
          "advice",
          "not applied, so that mail or listeners are not protected: " + String.join("; ", failed));
    }
    return applied.isEmpty()
        ? Finding.warning("advice", "no class of mail has been loaded yet")
        : Finding.ok("advice", "applied to " + String.join(", ", applied));
  }

  /** Returns the status, one line per fact. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    JsonValue counters = report.at("counters");
    for (String pair : counters.names()) {
      lines.add("count " + pair + ": " + counters.at(pair).number());
    }
    if (counters.names().isEmpty()) {
      lines.add("count: no mail yet");
    }
    if (report.has("dnssec")) {
      JsonValue dnssec = report.at("dnssec");
      lines.add(
          "dnssec "
              + dnssec.at("availability").text()
              + " by "
              + dnssec.at("backEnd").text()
              + ": "
              + dnssec.at("reason").text());
    }
    if (report.has("inbound")) {
      JsonValue inbound = report.at("inbound");
      for (String listener : inbound.names()) {
        lines.add("inbound " + listener + ": " + inbound.at(listener).text());
      }
    }
    lines.addAll(new IdentityView(report).lines());
    for (JsonValue last : report.at("last").items()) {
      lines.add("last " + last.at("time").text() + " " + last.at("line").text());
    }
    return lines;
  }
}
