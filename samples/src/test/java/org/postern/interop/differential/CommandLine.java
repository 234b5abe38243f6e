// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop.differential;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.postern.interop.Command;
import org.postern.interop.LabPaths;

/** The commands {@code plan} and {@code check} of the agent jar, as an operator runs them. */
final class CommandLine {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Path directory;
  private final String resolver;
  private final Path anchor;

  /**
   * What was said of one combination.
   *
   * @param plan JSON without white space
   * @param check the same
   */
  record Said(int planExitCode, String plan, int checkExitCode, String check) {}

  CommandLine(Path directory, String resolver, Path anchor) {
    this.directory = directory;
    this.resolver = resolver;
    this.anchor = anchor;
  }

  Said ask(Combination combination) {
    Command plan = run("plan", combination.nextHop());
    Command check = run("check", combination.nextHop());
    return new Said(plan.exitCode(), json(plan), check.exitCode(), json(check));
  }

  private Command run(String command, String nextHop) {
    return Command.attempt(
        directory,
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-jar",
            LabPaths.agent().toString(),
            command,
            nextHop,
            "--resolver",
            resolver + ":53",
            "--trust-anchor",
            anchor.toString(),
            "--json"),
        LIMIT);
  }

  private static String json(Command command) {
    return command.output().replaceAll("\\s+", "");
  }
}
