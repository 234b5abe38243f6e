// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.postern.bench.report.Reports;
import org.postern.bench.result.ResultFile;
import org.postern.bench.result.ResultFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code report}. */
@Command(
    name = "report",
    description = "Write the report of what was measured: report.html, summary.md, charts/*.svg.",
    exitCodeList = {"0:written", "2:usage: there are no results, or they cannot be read"})
final class ReportCommand extends Helpful implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "DIR", description = "The directory of a run, or its results.json.")
  private Path from = Path.of(".");

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Write there instead, with a copy of results.json; made if need be.")
  private @Nullable Path out;

  @Override
  public Integer call() throws Exception {
    ResultFile file = ResultFiles.read(from);
    Path directory =
        out != null ? out : Files.isDirectory(from) ? from : from.toAbsolutePath().getParent();
    Files.createDirectories(directory);
    if (out != null) {
      ResultFiles.write(directory.resolve(ResultFile.NAME), file);
    }
    Reports.write(directory, file);
    spec.commandLine().getOut().println("report: " + directory.resolve(Reports.PAGE));
    if (!file.missing().isEmpty()) {
      spec.commandLine()
          .getOut()
          .println("note: not measured: " + Printable.line(String.join(", ", file.missing())));
    }
    spec.commandLine().getOut().flush();
    return ExitCodes.DONE;
  }
}
