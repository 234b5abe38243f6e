// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.postern.bench.SuiteRun;
import org.postern.bench.guard.Baseline;
import org.postern.bench.guard.Finding;
import org.postern.bench.guard.Guarded;
import org.postern.bench.result.Header;
import org.postern.bench.result.Machine;
import org.postern.bench.result.Noise;
import org.postern.bench.result.ResultFile;
import org.postern.bench.result.ResultFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code guard}. */
@Command(
    name = "guard",
    description = {
      "Measure a few ratios of Postern to SunJSSE, a minute, and compare them with those in"
          + " DIR/jdk-N.json.",
      "",
      "A ratio that is more than 25 %% worse is measured again; worse twice, it is"
          + " lost, unless it is CPU time on a machine that was busy with other work."
    },
    exitCodeList = {
      "0:no ratio is lost",
      "1:a ratio is lost, missing or not known, or a run failed",
      "2:usage: there is no file for this JDK, or it cannot be read"
    })
final class GuardCommand extends Helpful implements Callable<Integer> {
  private static final int DAY = 10;
  private static final double THOUSAND = 1e3;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "DIR", description = "Where the committed ratios are.")
  private Path directory = Path.of(".");

  @Option(
      names = "--renew",
      description = "Write what is measured there instead of comparing; do it on a quiet machine.")
  private boolean renew;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    Path file = directory.resolve("jdk-" + Runtime.version().feature() + ".json");
    if (renew) {
      Header header = Machine.describe(Instant.now(), "guard", "made for the run");
      Map<String, Double> ratios = Guarded.ratios(measured(header));
      Map<String, Double> rounded = new TreeMap<>();
      ratios.forEach((name, ratio) -> rounded.put(name, Math.round(ratio * THOUSAND) / THOUSAND));
      Files.createDirectories(directory);
      ResultFiles.write(
          file, new Baseline(header.javaFeature(), header.date().substring(0, DAY), rounded));
      out.println("written: " + file);
      return ExitCodes.DONE;
    }
    if (!Files.exists(file)) {
      throw CommandFailure.usage("there is no " + file + "; guard --renew makes it");
    }
    Baseline baseline = ResultFiles.read(file, Baseline.class);
    if (baseline.javaFeature() != Runtime.version().feature()) {
      throw CommandFailure.usage(
          file + " holds ratios of Java " + baseline.javaFeature() + ", expected its own");
    }
    Header header = Machine.describe(Instant.now(), "guard", "made for the run");
    List<Finding> findings = compared(baseline, header);
    print(findings);
    if (findings.stream().anyMatch(GuardCommand::seemsLost)) {
      out.println("measuring again what seems to be lost");
      findings = compared(baseline, header);
      print(findings);
    }
    boolean passes = findings.stream().allMatch(Finding::passes);
    out.println(
        passes
            ? "no ratio is lost"
            : "a ratio is lost: find out why, or commit what 'guard --renew "
                + directory
                + "' writes");
    out.flush();
    return passes ? ExitCodes.DONE : ExitCodes.FAILED;
  }

  private List<Finding> compared(Baseline baseline, Header header)
      throws IOException, CommandFailure {
    ResultFile measured = measured(header);
    return Finding.of(baseline, Guarded.ratios(measured), Noise.disturbed(measured));
  }

  private static boolean seemsLost(Finding finding) {
    return finding instanceof Finding.Lost || finding instanceof Finding.Noisy;
  }

  private ResultFile measured(Header header) throws IOException, CommandFailure {
    PrintWriter out = spec.commandLine().getOut();
    Path results = Files.createTempDirectory("postern-guard");
    List<SuiteRun> runs = Guarded.runs();
    ResultFile before = ResultFile.begin(header, runs.stream().map(SuiteRun::name).toList());
    try (Progress progress = new PlainProgress(out, runs)) {
      Campaign campaign = new Campaign(results, runs, before, List.of(), progress);
      campaign.run();
      if (!campaign.failures().isEmpty()) {
        throw CommandFailure.failed(
            String.join("; ", campaign.failures()) + "; see " + results.resolve(Campaign.LOG));
      }
      Noise.warnings(campaign.state()).forEach(warning -> out.println("note: " + warning));
      delete(results);
      return campaign.state();
    } finally {
      out.flush();
    }
  }

  /** Deletes what only a failure would have been explained by. */
  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private void print(List<Finding> findings) {
    findings.forEach(
        finding -> spec.commandLine().getOut().println(Printable.line(finding.line())));
    spec.commandLine().getOut().flush();
  }
}
