// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.samples.demo;

/**
 * What was seen of one scenario.
 *
 * @param scenario the scenario
 * @param outcome what became of the message
 * @param server the one of several hosts that received it, as its first label; else {@code ""}
 * @param verdict the {@code wanted:got} pair of the agent's log; {@code ""} if it logged none
 * @param detail the reason in the agent's log, or what else explains the outcome
 */
record Observation(
    Scenario scenario, Outcome outcome, String server, String verdict, String detail) {

  boolean asExpected() {
    return outcome == scenario.expected()
        && server.equals(scenario.server())
        && verdict.equals(scenario.verdict());
  }

  Observation with(Outcome other) {
    return new Observation(scenario, other, server, verdict, detail);
  }

  String happened() {
    return Scenario.result(outcome, server);
  }
}
