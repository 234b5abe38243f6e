// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.mail;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Where the agent is. */
final class AgentJar {
  private AgentJar() {}

  /**
   * Returns the agent's jar.
   *
   * @param path the jar; empty for the one that benchmarks.jar carries, or the build's
   * @throws IllegalStateException if there is none
   */
  static Path find(String path) throws IOException {
    if (!path.isEmpty()) {
      return existing(Path.of(path));
    }
    try (InputStream carried = AgentJar.class.getResourceAsStream("/postern-agent.jar")) {
      if (carried == null) {
        return existing(Path.of("agent", "target", "postern-agent.jar"));
      }
      Path copy = Files.createTempFile("postern-agent", ".jar");
      copy.toFile().deleteOnExit();
      Files.copy(carried, copy, StandardCopyOption.REPLACE_EXISTING);
      return copy;
    }
  }

  private static Path existing(Path jar) {
    if (!Files.isRegularFile(jar)) {
      throw new IllegalStateException(
          "expected the agent at "
              + jar.toAbsolutePath()
              + ": build it, or name it with -p agent=");
    }
    return jar;
  }
}
