// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.samples.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The file that the agent logs to, read as an operator would: by the host and the pair. */
final class AgentLog {
  private static final Pattern VERDICT =
      Pattern.compile(
          "(may|encrypt|encrypt-audit|dane|dane-audit):(none|encrypt|halfdane|dane|pkix|refused|delayed|failed)(?![\\w.-])");

  private static final Pattern REASON = Pattern.compile("reason=\"(.*)\"$");

  private final Path file;

  AgentLog(Path file) {
    this.file = file;
  }

  /** Returns the {@code wanted:got} pair of the last line about the name, or {@code ""}. */
  String verdict(String name) {
    Matcher matcher = VERDICT.matcher(line(name));
    return matcher.find() ? matcher.group() : "";
  }

  /** Returns the last line with a verdict about the name, from the verdict on, or {@code ""}. */
  String line(String name) {
    String found = "";
    for (String line : lines()) {
      Matcher matcher = VERDICT.matcher(line);
      if (line.contains(name) && matcher.find()) {
        found = line.substring(matcher.start());
      }
    }
    return found;
  }

  /** Returns the reason that the last line about the name gives, or {@code ""}. */
  String reason(String name) {
    Matcher matcher = REASON.matcher(line(name));
    return matcher.find() ? matcher.group(1) : "";
  }

  private List<String> lines() {
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
