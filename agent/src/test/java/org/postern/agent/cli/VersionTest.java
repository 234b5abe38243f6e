// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;
import org.postern.agent.cli.Cli.Run;
import org.postern.agent.json.JsonValue;
import picocli.CommandLine;

class VersionTest {

  @Test
  void version_namesEverythingThatTheJarCarries() {
    Run run = Cli.run("version");

    assertThat(run.exit()).isEqualTo(0);
    assertThat(run.verdict()).matches("Postern \\d+\\.\\d+\\.\\d+\\S*");
    assertThat(run.facts())
        .hasSize(6)
        .contains(
            "  Bouncy Castle " + new BouncyCastleProvider().getVersionStr(),
            "  picocli " + CommandLine.VERSION.replaceAll(",.*", ""),
            "  Java home " + System.getProperty("java.home"))
        .anyMatch(fact -> fact.matches("  dnsjava \\d.*"))
        .anyMatch(fact -> fact.matches("  Byte Buddy \\d.*"))
        .anyMatch(fact -> fact.contains(Runtime.version().toString()));
  }

  @Test
  void versionOption_printsTheFirstLine() {
    for (String option : new String[] {"-V", "--version"}) {
      Run run = Cli.run(option);

      assertThat(run.exit()).isEqualTo(0);
      assertThat(run.out()).isEqualTo(Cli.run("version").verdict() + System.lineSeparator());
    }
  }

  @Test
  void outputThatCannotBeWritten_isAFailure() {
    Writer full =
        new Writer() {
          @Override
          public void write(char[] text, int start, int length) throws IOException {
            throw new IOException("no space left");
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    StringWriter err = new StringWriter();

    int exit = Main.commandLine(new PrintWriter(full), new PrintWriter(err)).execute("version");

    assertThat(exit).isEqualTo(3);
    assertThat(err.toString()).contains("cannot be written");
  }

  @Test
  void json_hasTheSame() {
    JsonValue json = Cli.run("version", "--json").json();

    assertThat(json.names())
        .containsExactly(
            "version",
            "postern",
            "bouncyCastle",
            "dnsjava",
            "byteBuddy",
            "picocli",
            "jvm",
            "javaHome");
    assertThat(json.at("version").number()).isEqualTo(1);
    assertThat(json.at("bouncyCastle").text())
        .isEqualTo(new BouncyCastleProvider().getVersionStr());
  }
}
