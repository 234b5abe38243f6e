// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.ocsp;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Files of responses that another program keeps fresh. Read when they have changed; one that is
 * missing or is being written changes nothing. Thread-safe.
 */
final class ResponseFiles {

  private record Version(long modified, long length, @Nullable Object key) {}

  private final List<Path> files;
  private final StapleLog log;
  private final Map<Path, Version> versions = new HashMap<>();
  private volatile Map<Path, byte[]> contents = Map.of();

  ResponseFiles(List<Path> files, StapleLog log) {
    this.files = List.copyOf(files);
    this.log = log;
  }

  boolean isEmpty() {
    return files.isEmpty();
  }

  /** The responses as they were last read. */
  List<byte[]> responses() {
    return new ArrayList<>(contents.values());
  }

  /** Returns which file a response is from, or null. */
  @Nullable String nameOf(byte[] response) {
    for (Map.Entry<Path, byte[]> entry : contents.entrySet()) {
      if (Arrays.equals(entry.getValue(), response)) {
        return entry.getKey().toString();
      }
    }
    return null;
  }

  /** Reads what has changed; returns whether there is something new. */
  synchronized boolean read(Instant now) {
    Map<Path, byte[]> next = new HashMap<>(contents);
    boolean changed = false;
    for (Path file : files) {
      try {
        Version version = version(file);
        if (version.equals(versions.get(file))) {
          continue;
        }
        byte[] octets = StateDirectory.readFile(file);
        if (!version.equals(version(file))) {
          continue; // It is being written: the next look will find it whole.
        }
        versions.put(file, version);
        next.put(file, octets);
        changed = true;
        log.well(file.toString(), "the OCSP response " + file + " can be read again");
      } catch (IOException e) {
        versions.remove(file);
        log.wrong(
            file.toString(),
            "unreadable",
            Level.WARNING,
            "cannot read the OCSP response " + file + ": " + StateDirectory.reason(e),
            now);
      }
    }
    if (changed) {
      contents = Map.copyOf(next);
    }
    return changed;
  }

  private static Version version(Path file) throws IOException {
    BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
    return new Version(now.lastModifiedTime().toMillis(), now.size(), now.fileKey());
  }
}
