// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.postern.agent.json.JsonValue;

/** What the agent in another JVM says of itself. */
final class AgentReport {

  private final JsonValue report;

  AgentReport(JsonValue report) {
    this.report = report;
  }

  boolean active() {
    return report.at("active").truth();
  }

  String reason() {
    return report.at("reason").text();
  }

  JsonValue json() {
    return report;
  }

  Map<String, String> configuration() {
    Map<String, String> configuration = new LinkedHashMap<>();
    JsonValue set = report.at("configuration");
    set.names().forEach(key -> configuration.put(key, set.at(key).text()));
    return configuration;
  }

  List<Finding> findings() {
    return List.of(
        active()
            ? Finding.ok("agent", reason())
            : Finding.problem("agent", "not active: " + reason()));
  }

  List<String> lines() {
    return new ArrayList<>();
  }
}
