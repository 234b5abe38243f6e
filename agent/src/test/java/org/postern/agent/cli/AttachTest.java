// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.agent.cli.Cli.Run;
import picocli.CommandLine;

class AttachTest {

  /** Above the highest process number of any system that Java runs on. */
  private static final String NOBODY = "999999999999";

  @Test
  void list_leavesItselfOut() {
    Run run = Cli.run("attach", "--list");

    assertThat(run.exit()).isEqualTo(0);
    assertThat(run.verdict()).matches("\\d+ JVMs?");
    assertThat(run.facts())
        .noneMatch(f -> f.startsWith("  " + ProcessHandle.current().pid() + " "));
  }

  @Test
  void list_asJson() {
    Run run = Cli.run("attach", "--list", "--json");

    assertThat(run.json().names()).containsExactly("version", "jvms");
    assertThat(run.json().at("jvms").items())
        .allSatisfy(jvm -> assertThat(jvm.names()).containsExactly("pid", "name"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"attach", "status", "doctor"})
  void processThatIsNotThere_isNamed(String command) {
    Run run = Cli.run(command, NOBODY);

    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .startsWith("error: there is no process " + NOBODY)
        .contains("java -jar postern-agent.jar attach --list");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "x", "1.5", "99999999999999999999"})
  void badProcessNumber_isAUsageError(String pid) {
    for (String command : new String[] {"attach", "status", "doctor"}) {
      Run run = Cli.run(command, pid);

      assertThat(run.exit()).as(command).isEqualTo(2);
      assertThat(run.err()).as(command).contains(pid);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dane.mode                    | expected key=value, not 'dane.mode'",
        "=enforce                     | expected key=value",
        "dane.mod=audit               | dane.mode",
        "dane.mode=hard               | enforce",
        "dane.digests=sha512,sha256   | + instead of a comma",
      })
  void badSetting_isAUsageError_beforeAnythingIsAttached(String setting, String said) {
    Run run = Cli.run("attach", NOBODY, setting);

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains(said);
  }

  @Test
  void relativePath_startsWhereTheCommandRuns() {
    AttachCommand command = new AttachCommand();
    new CommandLine(command)
        .parseArgs(NOBODY, "log.file=postern.log", "dane.mode=audit", "state.dir=/var/postern");

    assertThat(command.arguments())
        .isEqualTo(
            "log.file="
                + Path.of("").toAbsolutePath().resolve("postern.log")
                + ",dane.mode=audit,state.dir=/var/postern");
  }

  @Test
  void settingGivenTwice_isAUsageError() {
    assertThat(Cli.run("attach", NOBODY, "dane.mode=audit", "dane.mode=off").exit()).isEqualTo(2);
  }

  @Test
  void nothingOrBoth_isAUsageError() {
    assertThat(Cli.run("attach").exit()).isEqualTo(2);
    assertThat(Cli.run("attach", "--list", NOBODY).exit()).isEqualTo(2);
    assertThat(Cli.run("status").exit()).isEqualTo(2);
  }

  @Test
  void doctorOfAProcess_takesNoOptionsOfItsOwn() {
    Run run = Cli.run("doctor", NOBODY, "--resolver", "127.0.0.1");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("leave the options out");
  }
}
