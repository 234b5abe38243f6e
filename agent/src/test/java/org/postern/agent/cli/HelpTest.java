// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.postern.agent.cli.Cli.Run;
import picocli.CommandLine;

class HelpTest {

  static Stream<List<String>> commands() {
    return Stream.of(
        List.of(),
        List.of("tlsa"),
        List.of("tlsa", "verify"),
        List.of("tlsa", "generate"),
        List.of("identity"),
        List.of("identity", "check"),
        List.of("ocsp"),
        List.of("ocsp", "fetch"),
        List.of("ocsp", "show"),
        List.of("plan"),
        List.of("check"),
        List.of("doctor"),
        List.of("status"),
        List.of("attach"),
        List.of("policy"),
        List.of("version"));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void help_goesToStandardOutput(List<String> command) {
    List<String> args = new ArrayList<>(command);
    args.add("--help");

    Run run = Cli.run(args.toArray(new String[0]));

    assertThat(run.exit()).isEqualTo(0);
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .startsWith(
            "Usage: " + ("java -jar postern-agent.jar " + String.join(" ", command)).strip())
        .doesNotContain("\u001b");
    assertThat(run.out().lines()).allMatch(line -> line.length() <= 100);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void helpCommand_showsTheSame(List<String> command) {
    List<String> before = new ArrayList<>(command);
    before.add(0, "help");
    List<String> after = new ArrayList<>(command);
    after.add("--help");
    assertThat(Cli.run(before.toArray(new String[0])))
        .isEqualTo(Cli.run(after.toArray(new String[0])));
  }

  @Test
  void everyCommandThatIsTestedHere_isThere() {
    CommandLine root =
        Main.commandLine(new java.io.PrintWriter(System.out), new java.io.PrintWriter(System.err));
    assertThat(root.getSubcommands().keySet())
        .containsExactlyInAnyOrder(
            "tlsa",
            "identity",
            "plan",
            "check",
            "doctor",
            "status",
            "attach",
            "policy",
            "version",
            "ocsp",
            "help");
  }

  @Test
  void everyCommand_tellsItsExitCodes() {
    commands()
        .filter(c ->
            !c.isEmpty()
                && !c.equals(List.of("tlsa"))
                && !c.equals(List.of("identity"))
                && !c.equals(List.of("ocsp"))
                && !c.equals(List.of("version")))
        .filter(c -> !c.contains("generate") && !c.contains("policy"))
        .forEach(c -> {
          List<String> args = new ArrayList<>(c);
          args.add("-h");
          assertThat(Cli.run(args.toArray(new String[0])).out())
              .as("help of %s", c)
              .containsPattern("(?s)Exit codes:.* 0 .* 1 .* 2 .* 3 ");
        });
  }

  @Test
  void noArguments_showUsageAndFail() {
    Run run = Cli.run();

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("Usage: java -jar postern-agent.jar").contains("attach");
  }

  @Test
  void groupWithoutCommand_showsItsUsageAndFails() {
    Run run = Cli.run("tlsa");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).startsWith("Usage: java -jar postern-agent.jar tlsa").contains("verify");
  }

  @ParameterizedTest
  @CsvSource({
    "paln,    there is no command 'paln', plan",
    "chekc,   Did you mean, check",
    "--bogus, Unknown option, --bogus",
  })
  void unknownWord_isNamed(String word, String said, String nearest) {
    Run run = Cli.run(word);

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("error: ").contains(said).contains(nearest);
  }

  @Test
  void fileArguments_areNotExpanded() {
    assertThat(Cli.run("@/etc/passwd").err()).contains("@/etc/passwd").doesNotContain("root:");
  }
}
