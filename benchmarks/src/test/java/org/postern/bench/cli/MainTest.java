// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.bench.result.Header;
import org.postern.bench.result.ResultFile;
import org.postern.bench.result.ResultFiles;
import org.postern.bench.result.Samples;

class MainTest {

  @TempDir private Path directory = Path.of(".");
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(Object... words) {
    return Main.commandLine(new PrintWriter(out), new PrintWriter(err))
        .execute(List.of(words).stream().map(String::valueOf).toArray(String[]::new));
  }

  private Path results(String name, double first) throws IOException {
    Path path = directory.resolve(name);
    ResultFiles.write(
        path,
        Samples.file(
            List.of(),
            Samples.handshake("p256", List.of(first, first * 1.01), List.of(200.0, 201.0))));
    return path;
  }

  @Test
  void noCommand_isUsage() {
    assertThat(run()).isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString()).contains("expected a command: run, report, compare, list, guard");
  }

  @Test
  void help_namesTheCommands() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString()).contains("run", "report", "compare", "list", "guard", "jmh");
  }

  @Test
  void aMistypedCommandOptionOrRun_isAnsweredWithTheNearest() {
    assertThat(run("rnu")).isEqualTo(ExitCodes.USAGE);
    assertThat(run("run", "--quik")).isEqualTo(ExitCodes.USAGE);
    assertThat(run("run", "--only", "p265")).isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString())
        .contains("did you mean 'run'?", "did you mean '--quick'?", "the nearest is 'p256'");
  }

  @Test
  void quickAndFull_excludeEachOther() {
    assertThat(run("run", "--quick", "--full")).isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString()).contains("mutually exclusive");
  }

  @Test
  void anExpressionThatIsNone_isNamed() {
    assertThat(run("run", "--only", "[")).isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString()).contains("expected a regular expression, not '['");
  }

  @Test
  void list_namesRunsAndTheirTime() {
    assertThat(run("list")).isZero();
    assertThat(out.toString()).contains("p256", "runs, about");
  }

  @Test
  void report_ofNothing_isUsage() {
    assertThat(run("report", directory.resolve("nowhere"))).isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString()).contains("there is no file", "nowhere");
  }

  @Test
  void report_writesPageAndSummaryElsewhereIfAsked() throws IOException {
    results(ResultFile.NAME, 100);
    Path elsewhere = directory.resolve("a/b");

    assertThat(run("report", directory, "--out", elsewhere)).isZero();
    assertThat(elsewhere.resolve("report.html")).exists();
    assertThat(elsewhere.resolve("summary.md")).exists();
    assertThat(ResultFiles.read(elsewhere)).isEqualTo(ResultFiles.read(directory));
  }

  @Test
  void compare_tellsChangesAndWhetherTheyAreBeyondTheError() throws IOException {
    assertThat(run("compare", results("a.json", 100), results("b.json", 50))).isZero();
    assertThat(out.toString())
        .contains("p256 POSTERN_FULL.server.cpu", "-50.0 %  !", "within the error")
        .contains("2 figures, 1 changed by more than their errors");
  }

  @Test
  void compare_refusesOtherMachines_unlessTold() throws IOException {
    Path a = results("a.json", 100);
    ResultFile file = ResultFiles.read(a);
    Header h = file.header();
    Header other =
        new Header(
            h.date(),
            h.effort(),
            "Other CPU",
            h.cores(),
            h.memoryMib(),
            h.os(),
            h.jvm(),
            h.javaFeature(),
            h.jvmFlags(),
            h.load(),
            h.libraries(),
            h.identity());
    Path b = directory.resolve("b.json");
    ResultFiles.write(b, new ResultFile(file.format(), other, file.planned(), file.measured()));

    assertThat(run("compare", a, b)).isEqualTo(ExitCodes.USAGE);
    assertThat(run("compare", a, b, "--across")).isZero();
    assertThat(err.toString()).contains("not comparable", "Other CPU", "warning: differs in");
  }

  @Test
  void guard_withoutRatiosOfThisJdk_saysHowToMakeThem() {
    assertThat(run("guard", directory)).isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString()).contains("there is no", "--renew");
  }

  @Test
  void run_leavesResultsAlone_unlessToldToContinue_andContinuesOnlyWhatIsItsOwn()
      throws IOException {
    results(ResultFile.NAME, 100);

    assertThat(run("run", "--out", directory)).isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString()).contains("has results already", "--continue");
    assertThat(run("run", "--out", directory, "--continue")).isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString()).contains("was measured elsewhere", "Example CPU");
    assertThat(run("run", "--out", directory.resolve("new"), "--continue"))
        .isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString()).contains("to continue");
    assertThat(directory.resolve("new")).doesNotExist();
  }

  @Test
  void messages_moveNoCursor() throws IOException {
    Path file = Files.writeString(directory.resolve("x.json"), "{\"format\":\"\u001b[2J\"}");

    assertThat(run("compare", file, file)).isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString()).doesNotContain("\u001b");
  }
}
