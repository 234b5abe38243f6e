// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.cli;

import org.postern.agent.json.JsonObject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code status}. */
@Command(
    name = "status",
    description = "Show the counters and the last verdicts of the agent in a JVM.",
    exitCodeList = {
      "0:the agent is active",
      "1:the agent is not active in that JVM",
      "2:usage: the command line cannot be used",
      "3:could not decide: the JVM could not be reached"
    })
final class StatusCommand extends Inquiry {

  @Parameters(paramLabel = "PID", converter = Pid.class, description = "The process.")
  private long pid;

  @Override
  Result inquire() throws CommandFailure {
    AgentReport report = AgentProcess.of(pid).report();
    String word = report.active() ? "active" : "inactive";
    return new Result(
        report.active() ? ExitCodes.VERIFIED : ExitCodes.REFUSED,
        word + ": " + report.reason(),
        report.lines(),
        JsonObject.of("verdict", word).with("pid", pid).with("report", report.json()));
  }
}
