// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.samples.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a Java program in a JVM of its own, that of this program's kind, to its end. */
final class JavaProgram {
  private JavaProgram() {}

  /**
   * Returns what the program printed, both streams.
   *
   * @throws IOException if it exits with something else than 0, or not in time
   */
  static String run(Path directory, Duration limit, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(arguments);
    Path output = directory.resolve("output.txt");
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      process.getOutputStream().close();
      if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
        throw new IOException(
            "expected the program to end within " + limit + "; it printed:\n" + read(output));
      }
    } finally {
      process.destroyForcibly();
    }
    if (process.exitValue() != 0) {
      throw new IOException(
          "expected exit status 0, was " + process.exitValue() + ":\n" + read(output));
    }
    return read(output);
  }

  private static String read(Path output) throws IOException {
    return Files.readString(output, StandardCharsets.UTF_8);
  }
}
