// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postern.bench.Suite;
import org.postern.bench.SuiteRun;
import org.postern.bench.compare.Surroundings;
import org.postern.bench.report.Reports;
import org.postern.bench.result.Header;
import org.postern.bench.result.Machine;
import org.postern.bench.result.Measured;
import org.postern.bench.result.Noise;
import org.postern.bench.result.ResultFile;
import org.postern.bench.result.ResultFiles;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code run}. */
@Command(
    name = "run",
    description = {
      "Measure, and write a report. Ctrl-C keeps what is measured by then.",
      "",
      "The directory gets results.json (all figures), report.html, summary.md, charts/*.svg,"
          + " jmh/*.json (JMH's own format) and jmh.log."
    },
    exitCodeList = {
      "0:all runs are measured",
      "1:a run failed; the others are measured",
      "2:usage: the command line, or a file it names, cannot be used",
      "130:interrupted"
    })
final class RunCommand extends Helpful implements Callable<Integer> {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmm").withZone(ZoneOffset.UTC);

  @Spec private CommandSpec spec = CommandSpec.create();

  @ArgGroup private @Nullable Extent extent;

  @Option(
      names = "--only",
      paramLabel = "REGEX",
      description = "Only runs in whose name this is found; 'list' shows the names.")
  private @Nullable String only;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the results go; default: a new directory named after date and JDK.")
  private @Nullable Path out;

  @Option(
      names = "--continue",
      description = "DIR has results of this machine and JVM: measure what is missing.")
  private boolean more;

  @Option(
      names = "--keystore",
      paramLabel = "FILE",
      description = "Your own certificate: PKCS#12 or JKS with one key. It stays here.")
  private @Nullable Path keystore;

  @ArgGroup private @Nullable Password password;

  /** How much. */
  static final class Extent {
    @Option(names = "--quick", description = "What matters most; five minutes. The default.")
    boolean quick;

    @Option(names = "--full", description = "Everything, with more iterations.")
    boolean full;
  }

  /** Where the password comes from. */
  static final class Password {
    @Option(
        names = "--password",
        arity = "0..1",
        interactive = true,
        paramLabel = "PASSWORD",
        description =
            "Of the key store; without a value it is asked for, which shows it to nobody.")
    char @Nullable [] value;

    @Option(
        names = "--password-file",
        paramLabel = "FILE",
        description = "The password is the first line of this file.")
    @Nullable Path file;
  }

  @Override
  public Integer call() throws Exception {
    boolean full = extent != null && extent.full;
    OwnCertificate own = own();
    List<SuiteRun> catalogue = own == null ? Catalogue.all(full) : List.of(Suite.own(own.file()));
    List<SuiteRun> wanted = Catalogue.matching(only, catalogue);
    Header header =
        Machine.describe(
            Instant.now(),
            full ? "full" : "quick",
            own == null ? "made for the run" : own.description());
    Path directory =
        out != null
            ? out
            : Path.of("benchmarks-" + STAMP.format(Instant.now()) + "-jdk" + header.javaFeature());
    ResultFile before = before(directory, header).planning(names(wanted));
    Set<String> there = before.measured().stream().map(Measured::name).collect(Collectors.toSet());
    List<SuiteRun> runs = wanted.stream().filter(run -> !there.contains(run.name())).toList();
    Files.createDirectories(directory);
    return measure(directory, runs, before, own == null ? List.of() : own.jvmArgs());
  }

  private int measure(Path directory, List<SuiteRun> runs, ResultFile before, List<String> jvmArgs)
      throws IOException {
    PrintWriter terminal = spec.commandLine().getOut();
    Campaign campaign;
    try (Progress progress =
        Terminal.isInteractive()
            ? new TerminalProgress(terminal, runs)
            : new PlainProgress(terminal, runs)) {
      campaign = new Campaign(directory, runs, before, jvmArgs, progress);
      Thread hook = new Thread(() -> interrupted(directory, campaign, progress), "interrupted");
      Runtime.getRuntime().addShutdownHook(hook);
      campaign.run();
      Runtime.getRuntime().removeShutdownHook(hook);
    }
    Reports.write(directory, campaign.state());
    Noise.warnings(campaign.state()).forEach(warning -> terminal.println("note: " + warning));
    terminal.println("report: " + directory.resolve(Reports.PAGE));
    terminal.flush();
    PrintWriter err = spec.commandLine().getErr();
    campaign.failures().forEach(failure -> err.println("failed: " + Printable.line(failure)));
    err.flush();
    return campaign.failures().isEmpty() ? ExitCodes.DONE : ExitCodes.FAILED;
  }

  private void interrupted(Path directory, Campaign campaign, Progress progress) {
    progress.close();
    campaign.stop();
    ResultFile state = campaign.state();
    PrintWriter err = spec.commandLine().getErr();
    try {
      Reports.write(directory, state);
      err.printf(
          "interrupted: %d of %d runs are kept; report: %s%n",
          state.measured().size(), state.planned().size(), directory.resolve(Reports.PAGE));
      err.println("The same command with --continue --out " + directory + " measures the others.");
    } catch (IOException | RuntimeException e) {
      err.println("interrupted; the results are in " + directory + ", but no report: " + e);
    }
    err.flush();
  }

  private ResultFile before(Path directory, Header header) throws CommandFailure, IOException {
    if (!Files.exists(directory.resolve(ResultFile.NAME))) {
      if (more) {
        throw CommandFailure.usage(
            "--continue: there is no " + directory.resolve(ResultFile.NAME) + " to continue");
      }
      return ResultFile.begin(header, List.of());
    }
    if (!more) {
      throw CommandFailure.usage(
          directory
              + " has results already: name another --out, or --continue to measure what is"
              + " missing");
    }
    ResultFile before = ResultFiles.read(directory);
    List<String> differences = Surroundings.differences(before.header(), header);
    if (!differences.isEmpty()) {
      throw CommandFailure.usage(
          "--continue: "
              + directory
              + " was measured elsewhere: "
              + String.join("; ", differences));
    }
    return before;
  }

  private @Nullable OwnCertificate own() throws CommandFailure, IOException {
    char[] word = password == null ? null : password.value;
    if (keystore == null) {
      if (password != null) {
        throw CommandFailure.usage("a password without --keystore: name the file it opens");
      }
      return null;
    }
    if (word == null && password != null) {
      word = OwnCertificate.password(password.file);
    }
    if (word == null && System.console() != null) {
      word = System.console().readPassword("Password of %s: ", keystore);
    }
    if (word == null) {
      throw CommandFailure.usage(
          "--keystore: the password is expected by --password-file FILE, --password, or on a"
              + " terminal");
    }
    try {
      return OwnCertificate.open(keystore, word);
    } finally {
      Arrays.fill(word, '\0');
    }
  }

  private static List<String> names(List<SuiteRun> runs) {
    return runs.stream().map(SuiteRun::name).toList();
  }
}
