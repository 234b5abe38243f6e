// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Files that the tests compare with what the code says. {@code -Dgolden.update=true} writes them
 * anew; the difference is then looked at like any other change.
 */
final class Golden {

  static final String HOW = "run the tests with -Dgolden.update=true and look at the difference";

  private Golden() {}

  static boolean update() {
    return Boolean.getBoolean("golden.update");
  }

  static void write(Path relative, List<String> lines) {
    try {
      Path file = Repository.root().resolve(relative);
      Files.createDirectories(file.getParent());
      Files.write(file, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
