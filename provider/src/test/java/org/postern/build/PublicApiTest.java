// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.module.ModuleDescriptor;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.postern.Postern;

/** The public API is what the golden file says, and changes only on purpose. */
class PublicApiTest {

  private static final Path GOLDEN = Path.of("provider/src/test/resources/public-api.txt");

  @Test
  void theApi_isThatOfTheGoldenFile() throws Exception {
    List<String> lines = new ArrayList<>();
    for (Class<?> type : exportedTypes()) {
      lines.addAll(ApiText.of(type));
      lines.add("");
    }
    if (Golden.update()) {
      Golden.write(GOLDEN, lines);
    }
    assertThat(Repository.lines(GOLDEN)).as("the public API; %s", Golden.HOW).isEqualTo(lines);
  }

  @Test
  void noExportedType_mentionsAnInternalOne() throws Exception {
    for (Class<?> type : exportedTypes()) {
      assertThat(ApiText.of(type))
          .as(type.getName())
          .noneMatch(line -> line.contains("org.postern.internal"));
    }
  }

  private static List<Class<?>> exportedTypes() throws Exception {
    Path classes =
        Path.of(Postern.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    ModuleDescriptor module;
    try (var in = Files.newInputStream(classes.resolve("module-info.class"))) {
      module = ModuleDescriptor.read(in);
    }
    List<Class<?>> types = new ArrayList<>();
    for (String name : new TreeSet<>(module.exports().stream().map(e -> e.source()).toList())) {
      try (Stream<Path> files = Files.list(classes.resolve(name.replace('.', '/')))) {
        for (Path file : files.toList()) {
          String simple = file.getFileName().toString();
          if (simple.endsWith(".class") && !simple.equals("package-info.class")) {
            Class<?> type = Class.forName(name + "." + simple.substring(0, simple.length() - 6));
            if (isVisible(type)) {
              types.add(type);
            }
          }
        }
      }
    }
    types.sort(Comparator.comparing(Class::getName));
    return types;
  }

  private static boolean isVisible(Class<?> type) {
    for (Class<?> outer = type; outer != null; outer = outer.getDeclaringClass()) {
      if (!Modifier.isPublic(outer.getModifiers()) && !Modifier.isProtected(outer.getModifiers())) {
        return false;
      }
    }
    return !type.isAnonymousClass() && !type.isLocalClass() && !type.isSynthetic();
  }
}
