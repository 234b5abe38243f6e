// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.result;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Describes this machine and this JVM. */
public final class Machine {
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private Machine() {}

  /** Returns the header of results that are measured from now on. */
  public static Header describe(Instant now, String effort, String identity) {
    return new Header(
        now.truncatedTo(ChronoUnit.SECONDS).toString(),
        effort,
        named(Path.of("/proc/cpuinfo"), "model name", ":").orElse(SYSTEM.getArch()),
        Runtime.getRuntime().availableProcessors(),
        SYSTEM.getTotalMemorySize() >> 20,
        named(Path.of("/etc/os-release"), "PRETTY_NAME", "=").map(name -> name + ", ").orElse("")
            + SYSTEM.getName()
            + " "
            + SYSTEM.getVersion(),
        String.join(
            " ",
            System.getProperty("java.vm.name"),
            System.getProperty("java.vm.version"),
            "(" + System.getProperty("java.vendor") + ")"),
        Runtime.version().feature(),
        ManagementFactory.getRuntimeMXBean().getInputArguments(),
        load(),
        libraries(),
        identity);
  }

  /** Returns the load average over the last minute; negative where it is not known. */
  public static double load() {
    return SYSTEM.getSystemLoadAverage();
  }

  private static Optional<String> named(Path file, String key, String separator) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith(key) && line.contains(separator))
          .map(line -> line.substring(line.indexOf(separator) + 1).replace("\"", "").trim())
          .findFirst();
    } catch (IOException | java.io.UncheckedIOException e) {
      return Optional.empty(); // not every system has it
    }
  }

  /** Reads the list that Maven writes while it builds the jar. */
  private static Map<String, String> libraries() {
    Map<String, String> versions = new TreeMap<>();
    try (InputStream list = Machine.class.getResourceAsStream("libraries.txt")) {
      if (list == null) {
        return Map.of(); // run from classes, not from the jar
      }
      new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> line.matches("\\s*[^:\\s]+(:[^:\\s]+){4,}.*"))
          .map(line -> line.trim().split("[:\\s]+"))
          .filter(part -> part.length >= 5)
          .forEach(
              part -> versions.put(part[1], part[part.length > 5 && classified(part) ? 4 : 3]));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return versions;
  }

  /** group:artifact:type:version:scope, or group:artifact:type:classifier:version:scope. */
  private static boolean classified(String[] part) {
    return part[5].matches("compile|runtime|provided|system");
  }
}
