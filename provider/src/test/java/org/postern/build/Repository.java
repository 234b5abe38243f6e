// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of this repository, found from the directory that the tests run in. */
final class Repository {
  static final List<String> MODULES = List.of("provider", "agent", "benchmarks", "samples");

  private Repository() {}

  /** Returns the directory of the root pom. */
  static Path root() {
    Path directory = Path.of("").toAbsolutePath();
    while (!Files.isRegularFile(directory.resolve("provider/pom.xml"))) {
      directory = directory.getParent();
      if (directory == null) {
        throw new IllegalStateException("Expected the tests to run inside the repository");
      }
    }
    return directory;
  }

  /** Returns every Java source file of every module, relative to the root. */
  static List<Path> javaFiles() {
    Path root = root();
    return MODULES.stream()
        .map(module -> root.resolve(module).resolve("src"))
        .filter(Files::isDirectory)
        .flatMap(Repository::walk)
        .filter(file -> file.toString().endsWith(".java"))
        .map(root::relativize)
        .sorted()
        .toList();
  }

  /** Returns the root pom and those of the modules, relative to the root. */
  static List<Path> poms() {
    return Stream.concat(
            Stream.of(Path.of("pom.xml")),
            MODULES.stream().map(module -> Path.of(module, "pom.xml")))
        .toList();
  }

  static List<String> lines(Path relative) {
    try {
      return Files.readAllLines(root().resolve(relative));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> walk(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
