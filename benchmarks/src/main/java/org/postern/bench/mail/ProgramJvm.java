// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program in a JVM of its own, on the class path of this one, which answers line by line. */
final class ProgramJvm implements AutoCloseable {
  private final Process process;
  private final BufferedReader out;
  private final Writer in;
  private final long startNanos;

  private ProgramJvm(Process process, long startNanos) {
    this.process = process;
    this.startNanos = startNanos;
    out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
    in = process.outputWriter(StandardCharsets.US_ASCII);
  }

  /** Starts it, and waits until it says that it is ready. */
  static ProgramJvm start(List<String> options, Class<?> program, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
    command.addAll(arguments);
    long began = System.nanoTime();
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    ProgramJvm started = new ProgramJvm(process, began);
    try {
      started.answer("ready");
    } catch (IOException e) {
      started.close();
      throw e;
    }
    return new ProgramJvm(started);
  }

  private ProgramJvm(ProgramJvm ready) {
    process = ready.process;
    out = ready.out;
    in = ready.in;
    startNanos = System.nanoTime() - ready.startNanos;
  }

  /** Returns how long it took to be ready, in nanoseconds. */
  long startNanos() {
    return startNanos;
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  /** Sends a line; returns what the answer says after its first word. */
  String ask(String line, String word) throws IOException {
    in.write(line + "\n");
    in.flush();
    return answer(word);
  }

  /** Lines that do not begin with the word are skipped. */
  private String answer(String word) throws IOException {
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith(word)) {
        return line.substring(word.length()).trim();
      }
    }
    throw new IOException("the program ended; its command line was " + process.info());
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
