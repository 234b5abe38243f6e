// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs an external program to its end, within a time limit, and keeps what it printed. */
public record Command(int exitCode, String output) {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** As {@link #attempt}, but an exit code other than 0 throws with what the program printed. */
  static String run(Path directory, List<String> command) {
    Command result = attempt(directory, command, LIMIT);
    if (result.exitCode != 0) {
      throw new IllegalStateException(
          String.join(" ", command) + " exited " + result.exitCode + ":\n" + result.output);
    }
    return result.output;
  }

  /** Runs the program with no standard input; standard error is part of the output. */
  public static Command attempt(Path directory, List<String> command, Duration limit) {
    try {
      Path output = Files.createTempFile(directory, "command", ".out");
      try {
        Process process =
            new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
          process.destroyForcibly();
          throw new IllegalStateException(
              String.join(" ", command)
                  + " did not end within "
                  + limit
                  + ":\n"
                  + Files.readString(output));
        }
        return new Command(
            process.exitValue(), Files.readString(output, StandardCharsets.ISO_8859_1));
      } finally {
        Files.delete(output);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for " + command, e);
    }
  }
}
