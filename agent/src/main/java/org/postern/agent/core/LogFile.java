// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.core;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** A log file of one line an entry; opened for each, so that it can be rotated away. */
final class LogFile {
  private final Path path;
  private final Clock clock;
  private boolean failed;

  LogFile(Path path, Clock clock) {
    this.path = path;
    this.clock = clock;
  }

  synchronized void write(Level level, String text) {
    String line = clock.instant().truncatedTo(ChronoUnit.MILLIS) + " " + level + " " + text + "\n";
    try {
      Files.writeString(
          path, line, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      failed = false;
    } catch (IOException e) {
      if (!failed) {
        failed = true;
        System.err.println("Postern: the log file " + path + " cannot be written: " + e);
      }
    }
  }

  String describe() {
    return "file " + path;
  }
}
