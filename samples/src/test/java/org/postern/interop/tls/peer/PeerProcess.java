// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop.tls.peer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.postern.interop.tls.Payload;
import org.postern.interop.tls.Threads;

/** A program whose output is read as it comes. Stopped by its own process. Thread-safe. */
final class PeerProcess implements AutoCloseable {
  private final List<String> command;
  private final Process process;
  private final StringBuilder output = new StringBuilder();
  private boolean ended;

  PeerProcess(Path directory, List<String> command) throws IOException {
    this.command = command;
    process =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true).start();
    Threads.start(this::read);
  }

  /** Returns how much was printed so far, as a mark for {@link #since}. */
  synchronized int mark() {
    return output.length();
  }

  synchronized String since(int mark) {
    return output.substring(mark);
  }

  /** Waits until what was printed since the mark fits, and returns it. */
  synchronized String await(int mark, String what, Duration limit, Predicate<String> fits)
      throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (true) {
      String text = since(mark);
      if (fits.test(text)) {
        return text;
      }
      long left = (end - System.nanoTime()) / 1_000_000;
      if (ended || left <= 0) {
        throw new AssertionError(
            (ended ? "ended without " : "waited in vain for ")
                + what
                + ": "
                + String.join(" ", command)
                + "\n"
                + Payload.abbreviated(text));
      }
      wait(left);
    }
  }

  /** Waits for the end, and returns what was printed since the mark. */
  synchronized String awaitEnd(int mark, Duration limit) throws InterruptedException {
    return await(mark, "its end", limit, text -> ended);
  }

  void write(String text) throws IOException {
    OutputStream input = process.getOutputStream();
    input.write(text.getBytes(StandardCharsets.ISO_8859_1));
    input.flush();
  }

  /** Closes the standard input of the program. */
  void endInput() throws IOException {
    process.getOutputStream().close();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private void read() {
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = process.getInputStream()) {
      int count;
      while ((count = in.read(buffer)) >= 0) {
        append(new String(buffer, 0, count, StandardCharsets.ISO_8859_1));
      }
    } catch (IOException e) {
      append("\n[" + e + "]\n");
    }
    end();
  }

  private synchronized void append(String text) {
    output.append(text);
    notifyAll();
  }

  private synchronized void end() {
    ended = true;
    notifyAll();
  }
}
