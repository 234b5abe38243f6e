// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.session;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Keys from a file that several servers have and the operator rotates. Whether the file has changed
 * is looked at once a second at most, when a ticket is sealed or opened. A file that cannot be used
 * never replaces a good one; where there has been no good one, there are no keys, and every
 * handshake is a full one.
 */
final class FileTicketKeys implements TicketKeys {

  private static final Logger LOG = System.getLogger("org.postern.PosternProvider");
  private static final Duration INTERVAL = Duration.ofSeconds(1);

  private final Path file;
  private final InstantSource clock;
  private final Logger log;
  private final ReentrantLock reading = new ReentrantLock();
  private volatile List<TicketKey> keys = List.of();
  private volatile Instant looked = Instant.MIN;
  private @Nullable Stamp stamp;
  private @Nullable String reported;

  /** What tells one version of the file from another. */
  private record Stamp(Object modified, long size, @Nullable Object key, Object changed) {}

  FileTicketKeys(Path file, InstantSource clock) {
    this(file, clock, LOG);
  }

  FileTicketKeys(Path file, InstantSource clock, Logger log) {
    this.file = file;
    this.clock = clock;
    this.log = log;
  }

  @Override
  public List<TicketKey> current(Duration ticketLifetime) {
    Instant now = clock.instant();
    boolean due = now.isBefore(looked) || !now.isBefore(looked.plus(INTERVAL));
    if (due && reading.tryLock()) {
      try {
        look();
        looked = now;
      } finally {
        reading.unlock();
      }
    }
    return keys;
  }

  private void look() {
    try {
      Stamp seen = stamp();
      if (!seen.equals(stamp)) {
        replace(TicketKeyFile.read(file));
        stamp = seen;
        if (reported != null) {
          log.log(Level.INFO, "the TLS ticket keys in {0} are in use again", file);
          reported = null;
        }
      }
    } catch (IOException e) {
      report(e instanceof NoSuchFileException ? "there is no such file" : e.getMessage());
    }
  }

  private void replace(List<TicketKey> read) {
    List<TicketKey> before = keys;
    keys = read;
    before.forEach(TicketKey::destroy);
  }

  private void report(@Nullable String reason) {
    if (!Objects.equals(reason, reported)) {
      reported = reason;
      log.log(
          Level.WARNING,
          "the TLS ticket keys in {0} cannot be used: {1}; {2}",
          file,
          reason,
          keys.isEmpty()
              ? "no session is resumed until they can"
              : "those read before remain in use");
    }
  }

  private Stamp stamp() throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    Object changed = "";
    if (file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      changed = Files.getAttribute(file, "unix:ctime");
    }
    return new Stamp(
        attributes.lastModifiedTime(), attributes.size(), attributes.fileKey(), changed);
  }

  @Override
  public boolean shared() {
    return true;
  }
}
