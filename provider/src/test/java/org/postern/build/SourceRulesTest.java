// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What every source file of the repository keeps to. Runs on every JDK, unlike the formatter. */
class SourceRulesTest {
  private static final int MOST_LINES = 400;
  private static final List<String> HEADER =
      List.of("// SPDX-License-Identifier: Apache-2.0", "// Copyright 2026 The Postern authors");

  private final List<Path> files = Repository.javaFiles();

  @Test
  void theWalkFindsTheSources() {
    assertThat(files)
        .contains(
            Path.of("provider/src/main/java/org/postern/package-info.java"),
            Path.of("provider/src/test/java/org/postern/build/SourceRulesTest.java"));
  }

  @Test
  void everyJavaFile_beginsWithTheLicenceHeader() {
    assertThat(files)
        .filteredOn(file -> {
          List<String> lines = Repository.lines(file);
          return lines.size() < HEADER.size() || !lines.subList(0, 2).equals(HEADER);
        })
        .as("files that do not begin with%n%s", String.join("\n", HEADER))
        .isEmpty();
  }

  @Test
  void noJavaFile_isLongerThan400Lines() {
    assertThat(files)
        .filteredOn(file -> Repository.lines(file).size() > MOST_LINES)
        .as("files of more than %d lines: one idea each", MOST_LINES)
        .isEmpty();
  }

  @Test
  void everyPackage_isNullMarked() {
    Set<Path> marked =
        files.stream()
            .filter(file -> file.endsWith("package-info.java"))
            .filter(file -> Repository.lines(file).contains("@NullMarked"))
            .map(SourceRulesTest::packageOf)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(files)
        .filteredOn(file -> !file.endsWith("module-info.java"))
        .filteredOn(file -> !marked.contains(packageOf(file)))
        .as("files in packages without a package-info.java that says @NullMarked")
        .isEmpty();
  }

  /** The path below {@code src/main/java} or its like: main and test share the declaration. */
  private static Path packageOf(Path file) {
    return file.subpath(4, file.getNameCount() - 1);
  }
}
