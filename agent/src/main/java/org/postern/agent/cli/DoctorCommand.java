// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.cli;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postern.Postern;
import org.postern.PosternConfig;
import org.postern.PosternConfigException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code doctor}. */
@Command(
    name = "doctor",
    description = {
      "Examine the agent in a JVM, or a configuration, and what it needs to work.",
      "",
      "With a PID: is the agent in, which advice applied, and the rest with its configuration."
          + " Without: the configuration of the options, of -Dpostern... system properties given"
          + " to this command, and of the environment."
    },
    exitCodeList = {
      "0:healthy, perhaps with warnings",
      "1:something does not work, such as a resolver without DNSSEC",
      "2:usage: the command line, or a file it names, cannot be used",
      "3:could not decide: the resolver or the process does not answer"
    })
final class DoctorCommand extends Inquiry {

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "PID",
      converter = Pid.class,
      description = "The process.")
  private @Nullable Long pid;

  @Mixin private final ResolverOptions resolver = new ResolverOptions();

  @Override
  Result inquire() throws CommandFailure {
    if (pid == null) {
      PosternConfig config = resolver.config();
      try (Postern postern = resolver.open()) {
        List<Finding> findings =
            new ArrayList<>(
                new Doctor(
                        config,
                        postern,
                        Clock.systemUTC(),
                        key -> ResolverOptions.source(config, key))
                    .examine());
        findings.addAll(IdentityFindings.of(postern));
        return Finding.sum(findings);
      }
    }
    if (resolver.given()) {
      throw new ParameterException(
          spec.commandLine(), "a PID comes with its own configuration; leave the options out");
    }
    AgentProcess process = AgentProcess.of(pid);
    AgentReport report = process.report();
    List<Finding> findings = new ArrayList<>(report.findings());
    if (report.active()) {
      findings.addAll(examine(process.absolute(report.configuration()), report));
    }
    return Finding.sum(findings);
  }

  private static List<Finding> examine(Map<String, String> settings, AgentReport report) {
    try {
      PosternConfig config = PosternConfig.load(settings, new Properties(), Map.of());
      try (Postern postern = Observer.openBeside(config)) {
        return new Doctor(config, postern, Clock.systemUTC(), key -> report.source(key.key()))
            .examine();
      }
    } catch (PosternConfigException e) {
      return List.of(Finding.problem("configuration", String.valueOf(e.getMessage())));
    }
  }
}
