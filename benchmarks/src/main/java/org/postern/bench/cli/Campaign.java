// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.postern.bench.SuiteRun;
import org.postern.bench.result.Activity;
import org.postern.bench.result.Amount;
import org.postern.bench.result.HeadlineFigure;
import org.postern.bench.result.JmhResult;
import org.postern.bench.result.Measured;
import org.postern.bench.result.ResultFile;
import org.postern.bench.result.ResultFiles;

/** Does one run after the other, and keeps each result as soon as it is there. */
final class Campaign {
  static final String LOG = "jmh.log";
  private static final String RAW = "jmh";

  private final Path directory;
  private final List<SuiteRun> runs;
  private final List<String> jvmArgs;
  private final Progress progress;
  private final List<String> failures = new ArrayList<>();
  private volatile ResultFile state;
  private volatile boolean stopping;

  /**
   * @param directory where the results go; it exists
   * @param runs what is to be done
   * @param before what was measured there already
   * @param jvmArgs what each fork is told besides
   */
  Campaign(
      Path directory,
      List<SuiteRun> runs,
      ResultFile before,
      List<String> jvmArgs,
      Progress progress) {
    this.directory = directory;
    this.runs = runs;
    this.jvmArgs = jvmArgs;
    this.progress = progress;
    state = before;
  }

  /** Returns what is measured so far. */
  ResultFile state() {
    return state;
  }

  /** Returns which runs failed, and why. */
  List<String> failures() {
    return failures;
  }

  /** Ends the forks, from a hook of the shutdown: what is written until then stays. */
  void stop() {
    stopping = true;
    ProcessHandle.current().descendants().forEach(ProcessHandle::destroy);
  }

  /** Does all runs; one that fails does not keep the others from being done. */
  void run() throws IOException {
    Files.createDirectories(directory.resolve(RAW));
    keep(state);
    PrintStream out = System.out;
    PrintStream err = System.err;
    try (PrintStream log =
        new PrintStream(
            Files.newOutputStream(
                directory.resolve(LOG), StandardOpenOption.CREATE, StandardOpenOption.APPEND),
            true,
            StandardCharsets.UTF_8)) {
      System.setOut(log); // where JMH passes on what forks print
      System.setErr(log);
      for (SuiteRun run : runs) {
        progress.begin(run);
        long began = System.nanoTime();
        try {
          Measured measured = measure(run, log);
          keep(state.with(measured));
          HeadlineFigure.of(measured).forEach(figure -> progress.line("  " + line(figure)));
        } catch (RunnerException e) {
          waitIfStopping();
          failures.add(run.name() + ": " + e.getMessage());
          progress.line("  failed; see " + directory.resolve(LOG));
        }
        progress.end(run, seconds(began));
      }
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  private Measured measure(SuiteRun run, PrintStream log) throws RunnerException, IOException {
    String started = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    long began = System.nanoTime();
    Optional<Activity> before = Activity.now();
    OutputFormat format = OutputFormatFactory.createFormatInstance(log, VerboseMode.NORMAL);
    ChainedOptionsBuilder options = run.options().shouldFailOnError(true);
    if (!jvmArgs.isEmpty()) {
      options.jvmArgsPrepend(jvmArgs.toArray(String[]::new));
    }
    Collection<RunResult> results =
        new Runner(options.build(), new StepFormat(format, progress)).run();
    if (results.isEmpty()) {
      throw new RunnerException("JMH measured nothing");
    }
    waitIfStopping();
    Double others =
        before.flatMap(then -> Activity.now().map(now -> now.othersSince(then))).orElse(null);
    Path raw = directory.resolve(RAW).resolve(run.name() + ".json");
    ResultFiles.write(raw, json(results));
    List<JmhResult> jmh = List.of(ResultFiles.read(raw, JmhResult[].class));
    return Measured.of(run, started, seconds(began), others, jmh);
  }

  private static String json(Collection<RunResult> results) {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(octets, true, StandardCharsets.UTF_8);
    ResultFormatFactory.getInstance(ResultFormatType.JSON, out).writeOut(results);
    out.flush();
    return octets.toString(StandardCharsets.UTF_8);
  }

  private void keep(ResultFile next) throws IOException {
    ResultFiles.write(directory.resolve(ResultFile.NAME), next);
    state = next;
  }

  /** A run that ends because the command is being ended has neither failed nor been measured. */
  private void waitIfStopping() {
    while (stopping) {
      try {
        Thread.sleep(Long.MAX_VALUE);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  static String line(HeadlineFigure figure) {
    return figure.words()
        + ": "
        + Amount.text(figure.figure().estimate(), figure.figure().unit())
        + figure
            .ratio()
            .map(ratio -> ", " + Amount.ratio(ratio) + " × " + figure.referenceName())
            .orElse("");
  }

  private static double seconds(long since) {
    return Math.round((System.nanoTime() - since) / 1e8) / 10.0;
  }
}
