// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.postern.bench.compare.Change;
import org.postern.bench.compare.Surroundings;
import org.postern.bench.result.Amount;
import org.postern.bench.result.Noise;
import org.postern.bench.result.ResultFile;
import org.postern.bench.result.ResultFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code compare}. */
@Command(
    name = "compare",
    description = {
      "Show what changed between two results, figure by figure.",
      "",
      "A change is marked ! where the 95 %% confidence intervals do not overlap."
    },
    exitCodeList = {
      "0:compared, whatever changed",
      "2:usage: a file cannot be used, or the machines or JVMs differ"
    })
final class CompareCommand extends Helpful implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "A.json", description = "The results before.")
  private Path a = Path.of(".");

  @Parameters(index = "1", paramLabel = "B.json", description = "The results after.")
  private Path b = Path.of(".");

  @Option(
      names = "--across",
      description = "Compare although machine or JVM differ; the differences are printed.")
  private boolean across;

  @Override
  public Integer call() throws Exception {
    ResultFile before = ResultFiles.read(a);
    ResultFile after = ResultFiles.read(b);
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    List<String> differences = Surroundings.differences(before.header(), after.header());
    if (!differences.isEmpty() && !across) {
      throw CommandFailure.usage(
          "these are not comparable, --across compares them nevertheless: "
              + String.join("; ", differences));
    }
    differences.forEach(line -> err.println("warning: differs in " + Printable.line(line)));
    for (ResultFile file : List.of(before, after)) {
      Noise.warnings(file)
          .forEach(line ->
              err.println("note: " + (file == before ? "A: " : "B: ") + Printable.line(line)));
    }
    List<Change> changes = Change.between(before, after);
    if (changes.isEmpty()) {
      throw CommandFailure.usage("these have no figure in common");
    }
    out.println(header(before, after));
    print(changes, out);
    out.flush();
    missing("A", Change.onlyIn(before, after), err);
    missing("B", Change.onlyIn(after, before), err);
    err.flush();
    return ExitCodes.DONE;
  }

  private static String header(ResultFile before, ResultFile after) {
    return Printable.line(
        "A: " + before.header().date() + "   B: " + after.header().date() + "   ± 95 %");
  }

  private static void print(List<Change> changes, PrintWriter out) {
    int width = changes.stream().mapToInt(change -> change.before().id().length()).max().orElse(1);
    int clear = 0;
    for (Change change : changes) {
      boolean within = change.withinError();
      clear += within ? 0 : 1;
      out.println(
          Printable.line(
              String.format(
                  Locale.ROOT,
                  "%-" + width + "s  %20s -> %-20s  %+7.1f %%  %s",
                  change.before().id(),
                  Amount.text(change.before().estimate(), change.before().unit()),
                  Amount.text(change.after().estimate(), change.after().unit()),
                  change.percent(),
                  within ? "within the error" : "!")));
    }
    out.printf("%d figures, %d changed by more than their errors%n", changes.size(), clear);
  }

  private static void missing(String which, List<String> ids, PrintWriter err) {
    if (!ids.isEmpty()) {
      err.println("note: only in " + which + ": " + Printable.line(String.join(", ", ids)));
    }
  }
}
