// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.it;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A JVM that runs {@link MailProgram}. */
final class ProgramJvm implements AutoCloseable {
  static final Duration LIMIT = Duration.ofSeconds(60);
  static final Path AGENT = Path.of(System.getProperty("agent.jar"));

  private final Process process;
  private final Writer in;
  private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
  private final List<String> output = new ArrayList<>();
  private final Thread reader;

  /**
   * Starts it.
   *
   * @param arguments of the JVM, main class included
   */
  ProgramJvm(List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(java());
    command.addAll(arguments);
    process = new ProcessBuilder(command).redirectErrorStream(true).start();
    in = process.outputWriter(StandardCharsets.UTF_8);
    reader = new Thread(this::read, "program-output");
    reader.setDaemon(true);
    reader.start();
  }

  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /**
   * Starts the program on the class path, with the libraries of a folder of {@code target/mail}.
   */
  static ProgramJvm onClassPath(String library, List<String> options) throws IOException {
    List<String> arguments = new ArrayList<>(options);
    arguments.add("-cp");
    arguments.add(Path.of("target", "test-classes") + ":" + jars(library) + "/*");
    arguments.add(MailProgram.class.getName());
    return new ProgramJvm(arguments);
  }

  static Path jars(String library) {
    return Path.of(System.getProperty("mail.libraries"), library);
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        synchronized (output) {
          output.add(line);
        }
        if (line.equals("ready") || line.startsWith("answer ")) {
          answers.add(line.replaceFirst("^answer ", ""));
        }
      }
    } catch (IOException e) {
      answers.add("the program's output cannot be read: " + e);
    } finally {
      answers.add("the program has ended");
    }
  }

  /** Waits until the program runs. */
  ProgramJvm ready() throws InterruptedException {
    String answer = next();
    if (!answer.equals("ready")) {
      throw new AssertionError("expected 'ready', got '" + answer + "'\n" + output());
    }
    return this;
  }

  /** Gives the program a line, and returns its answer. */
  String ask(String line) throws InterruptedException {
    try {
      in.write(line + "\n");
      in.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(output(), e);
    }
    return next();
  }

  /** Has a mail sent with these properties. */
  String send(Path properties) throws InterruptedException {
    return ask(properties.toString());
  }

  private String next() throws InterruptedException {
    String answer = answers.poll(LIMIT.toSeconds(), TimeUnit.SECONDS);
    if (answer == null) {
      throw new AssertionError("no answer within " + LIMIT + "\n" + output());
    }
    return answer;
  }

  /** Returns what the program and the agent have printed so far. */
  String output() {
    synchronized (output) {
      return String.join("\n", output);
    }
  }

  long pid() {
    return process.pid();
  }

  /** Ends it, and returns everything it has printed. */
  String end() throws InterruptedException, IOException {
    in.close();
    if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("the program did not end\n" + output());
    }
    reader.join(LIMIT.toMillis());
    return output();
  }

  /** Runs a program to its end, and returns what it printed. */
  static String run(List<String> arguments) throws IOException, InterruptedException {
    try (ProgramJvm jvm = new ProgramJvm(arguments)) {
      return jvm.end();
    }
  }

  static Path write(Path file, String text) throws IOException {
    return Files.writeString(file, text);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
