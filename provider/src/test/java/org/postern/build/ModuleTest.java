// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.module.Configuration;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The library works as a named module, though the other tests run it from the class path. */
class ModuleTest {

  private static final List<String> JARS =
      List.of("dnsjava", "bcp", "bctls", "bcutil", "jackson-core", "slf4j-api", "jspecify");

  @Test
  void theModule_isResolved_exportsItsPublicPackages_andRuns() throws Exception {
    ModuleFinder finder = ModuleFinder.of(path());
    ModuleDescriptor module = finder.find("org.postern").orElseThrow().descriptor();
    assertThat(module.exports().stream().map(ModuleDescriptor.Exports::source))
        .containsExactlyInAnyOrder(
            "org.postern",
            "org.postern.dane",
            "org.postern.dns",
            "org.postern.keys",
            "org.postern.ocsp",
            "org.postern.policy",
            "org.postern.smtp",
            "org.postern.tlsrpt");
    Configuration configuration =
        ModuleLayer.boot()
            .configuration()
            .resolve(finder, ModuleFinder.of(), Set.of("org.postern"));
    ModuleLayer layer =
        ModuleLayer.boot()
            .defineModulesWithOneLoader(configuration, ClassLoader.getPlatformClassLoader());
    Class<?> config = layer.findLoader("org.postern").loadClass("org.postern.PosternConfig");
    assertThat(config.getModule().getName()).isEqualTo("org.postern");
    Object defaults = config.getMethod("defaults").invoke(null);
    Class<?> postern = layer.findLoader("org.postern").loadClass("org.postern.Postern");
    Object created = postern.getMethod("create", config).invoke(null, defaults);
    ((AutoCloseable) created).close();
  }

  private static Path[] path() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .filter(path ->
            path.endsWith("provider/target/classes")
                || JARS.stream().anyMatch(path.getFileName().toString()::startsWith))
        .collect(Collectors.toList())
        .toArray(Path[]::new);
  }
}
