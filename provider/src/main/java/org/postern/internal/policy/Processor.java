// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.policy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Whether AES-GCM is done by the processor: then it is the fastest and runs in constant time, else
 * ChaCha20 is better on both counts (RFC 8439 section 1). Linux says what the processor has. Of
 * macOS and Windows machines that run this Java on 64 bits it is taken for granted; of others it is
 * not.
 */
final class Processor {

  private static final int ENOUGH = 16_384;
  private static final boolean AES =
      detect(
          Path.of("/proc/cpuinfo"),
          System.getProperty("os.name", ""),
          System.getProperty("os.arch", ""));

  private Processor() {}

  static boolean hasAes() {
    return AES;
  }

  static boolean detect(Path cpuinfo, String system, String architecture) {
    boolean known = List.of("amd64", "x86_64", "aarch64").contains(architecture);
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("mac") || name.startsWith("windows")) {
      return known;
    }
    try (var in = Files.newInputStream(cpuinfo)) {
      return known && flags(new String(in.readNBytes(ENOUGH), StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      return false;
    }
  }

  /** The flags of the first processor; GCM needs the multiplication as much as AES. */
  private static boolean flags(String cpuinfo) {
    return cpuinfo
        .lines()
        .filter(line -> line.startsWith("flags") || line.startsWith("Features"))
        .findFirst()
        .map(line -> Arrays.asList(line.substring(line.indexOf(':') + 1).strip().split("\\s+")))
        .map(flags ->
            flags.contains("aes") && (flags.contains("pclmulqdq") || flags.contains("pmull")))
        .orElse(false);
  }
}
