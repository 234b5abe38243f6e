// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * What tells one version of a file from another, behind all symbolic links.
 *
 * @param modified when its octets were written
 * @param size how many there are
 * @param key which file it is
 * @param changed when the file was last changed in any way, where the system tells
 * @param problem why there is no such file to read, or null
 */
record FileStamp(
    Object modified, long size, @Nullable Object key, Object changed, @Nullable String problem) {

  static FileStamp of(Path file) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      if (!attributes.isRegularFile()) {
        return missing("it is no regular file");
      }
      Object changed = "";
      if (file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
        changed = Files.getAttribute(file, "unix:ctime");
      }
      return new FileStamp(
          attributes.lastModifiedTime(), attributes.size(), attributes.fileKey(), changed, null);
    } catch (NoSuchFileException e) {
      return missing("there is no such file");
    } catch (IOException e) {
      return missing("it cannot be looked at (" + e + ")");
    }
  }

  private static FileStamp missing(String problem) {
    return new FileStamp("", 0, null, "", problem);
  }
}
