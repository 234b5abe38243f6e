// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may read and write a file with a key. The group may read it, as where keys belong to a group
 * of servers; others may not, and nobody but the owner may write it.
 */
final class KeyFileModes {
  private static final Set<PosixFilePermission> TOO_OPEN =
      EnumSet.of(
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);

  private KeyFileModes() {}

  /** Returns what is wrong and what to do; null where nothing is, or the system cannot tell. */
  static @Nullable String problem(Path file) {
    try {
      Set<PosixFilePermission> modes = Files.getPosixFilePermissions(file);
      if (modes.stream().anyMatch(TOO_OPEN::contains)) {
        return file
            + ": its mode is "
            + PosixFilePermissions.toString(modes)
            + ", so that others than its owner may "
            + (modes.contains(PosixFilePermission.OTHERS_READ) ? "read" : "write")
            + " what should be secret; use chmod 600, or 640 for a group that runs servers";
      }
      return null;
    } catch (UnsupportedOperationException | IOException e) {
      return null; // Other systems have other means; that a file cannot be read is said elsewhere.
    }
  }
}
