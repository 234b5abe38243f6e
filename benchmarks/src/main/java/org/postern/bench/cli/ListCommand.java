// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.cli;

import java.io.PrintWriter;
import java.util.List;
import org.postern.bench.Subject;
import org.postern.bench.SuiteRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code list}. */
@Command(name = "list", description = "List the runs, with how long each takes.")
final class ListCommand extends Helpful implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--full", description = "Those of run --full; default: those of run --quick.")
  private boolean full;

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    List<SuiteRun> runs = Catalogue.all(full);
    int width = runs.stream().mapToInt(run -> run.name().length()).max().orElse(1);
    for (Subject subject : Subject.values()) {
      List<SuiteRun> about = runs.stream().filter(run -> run.subject() == subject).toList();
      if (!about.isEmpty()) {
        out.println(subject.title());
        about.forEach(run ->
            out.printf(
                "  %-" + width + "s  %5d s  %s%n", run.name(), run.expectedSeconds(), run.title()));
      }
    }
    long seconds = runs.stream().mapToLong(SuiteRun::expectedSeconds).sum();
    out.printf("%d runs, about %s%n", runs.size(), Durations.words(seconds));
    out.flush();
  }
}
