// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.ocsp;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where responses are kept for the next start: a file for each certificate, replaced as a whole.
 * What is read back is believed no more than what comes from the network.
 */
final class StateDirectory {
  private static final String SUFFIX = ".ocsp";

  /** The names that this class gives, of responses and of what becomes one. */
  private static final Pattern KEPT = Pattern.compile("[0-9a-f]{64}([0-9a-f]{16})?\\.ocsp");

  private static final Pattern HALF_WRITTEN = Pattern.compile("[0-9a-f]{16}[0-9]+\\.tmp");

  private final Path directory;
  private final StapleLog log;

  StateDirectory(Path directory, StapleLog log) {
    this.directory = directory;
    this.log = log;
  }

  /** Returns what was kept, or null. */
  byte @Nullable [] read(String key) {
    try {
      return readFile(file(key));
    } catch (NoSuchFileException e) {
      return null;
    } catch (IOException e) {
      log.state(Level.WARNING, "cannot read " + file(key) + ": " + reason(e));
      return null;
    }
  }

  /** Keeps a response; what was kept before stays if that fails. */
  void write(String key, byte[] response) {
    Path temporary = null;
    try {
      Files.createDirectories(directory);
      temporary = Files.createTempFile(directory, key.substring(0, 16), ".tmp");
      try (FileOutputStream out = new FileOutputStream(temporary.toFile())) {
        out.write(response); // Not by a channel: a thread that is interrupted finishes this.
        out.getFD().sync();
      }
      Files.move(
          temporary,
          file(key),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
      log.state(null, "");
    } catch (IOException e) {
      log.state(
          Level.WARNING,
          "cannot keep OCSP responses in " + directory + " for the next start: " + reason(e));
      discard(temporary);
    }
  }

  void delete(String key) {
    discard(file(key));
  }

  /**
   * Deletes what is older than any response lives, and what a crash has left half-written. Nothing
   * but files of names that are given here: the directory may be that of other programs as well.
   */
  void clear(Instant now) {
    Instant oldest = now.minus(Freshness.MAX_AGE);
    Instant abandoned = now.minusSeconds(3600);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*{.ocsp,.tmp}")) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        boolean kept = KEPT.matcher(name).matches();
        if (kept || HALF_WRITTEN.matcher(name).matches()) {
          discardIfOlder(file, kept ? oldest : abandoned);
        }
      }
    } catch (IOException e) {
      return; // Nothing was kept yet, or it cannot be read, which reading it says.
    }
  }

  private static void discardIfOlder(Path file, Instant oldest) throws IOException {
    BasicFileAttributes attributes =
        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (attributes.isRegularFile() && attributes.lastModifiedTime().toInstant().isBefore(oldest)) {
      discard(file);
    }
  }

  /** Returns the octets of a file, at most one more than a response may have. */
  static byte[] readFile(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      if (Files.exists(file)) {
        throw new IOException("it is no file");
      }
      throw new NoSuchFileException(file.toString());
    }
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(ResponseCheck.MAX_LENGTH + 1);
    }
  }

  private Path file(String key) {
    return directory.resolve(key + SUFFIX);
  }

  private static void discard(@Nullable Path file) {
    try {
      if (file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      return; // It is verified before use, should it come back.
    }
  }

  static String reason(IOException e) {
    return e.getClass().getSimpleName()
        + (e.getMessage() == null ? "" : " (" + Words.line(e.getMessage()) + ")");
  }
}
