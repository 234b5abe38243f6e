// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** What is in the jar, and where an application would see it. */
class AgentJarIT {

  private static List<String> names() throws IOException {
    try (JarFile jar = new JarFile(ProgramJvm.AGENT.toFile(), false)) {
      return jar.stream().filter(e -> !e.isDirectory()).map(JarEntry::getName).toList();
    }
  }

  @Test
  void theRootHasNothingThatAnApplicationCouldFind() throws IOException {
    assertThat(names())
        .filteredOn(name -> !name.startsWith("inst/"))
        .allMatch(name ->
            name.startsWith("org/postern/agent/launch/")
                || name.startsWith("org/postern/agent/bridge/")
                || name.matches("META-INF/(MANIFEST.MF|LICENSE|NOTICE|THIRD-PARTY-LICENSES)"));
    assertThat(names()).noneMatch(name -> name.startsWith("META-INF/services"));
  }

  @Test
  void whatIsHidden_isNoClassFile_andNoService() throws IOException {
    assertThat(names())
        .filteredOn(name -> name.startsWith("inst/"))
        .noneMatch(name -> name.endsWith(".class"))
        .noneMatch(name ->
            name.startsWith("inst/META-INF/services/")
                && !name.endsWith("org.slf4j.spi.SLF4JServiceProvider"))
        .contains(
            "inst/org/postern/Postern.classdata",
            "inst/org/postern/agent/cli/Main.classdata",
            "inst/org/xbill/DNS/Message.classdata",
            "inst/tools/jackson/core/JsonParser.classdata",
            "inst/META-INF/versions/24/net/bytebuddy/jar/asmjdkbridge/JdkClassReader.classdata");
  }

  @Test
  void bouncyCastle_isCarriedAsItWasPublished() throws IOException {
    try (JarFile jar = new JarFile(ProgramJvm.AGENT.toFile(), false)) {
      List<JarEntry> carried =
          jar.stream().filter(e -> e.getName().matches("inst/lib/.*\\.jar")).toList();
      assertThat(carried).hasSize(4);
      for (JarEntry entry : carried) {
        Path published =
            Path.of(
                System.getProperty("library"),
                entry.getName().substring(entry.getName().lastIndexOf('/') + 1));
        assertThat(jar.getInputStream(entry)).hasBinaryContent(Files.readAllBytes(published));
      }
    }
  }
}
