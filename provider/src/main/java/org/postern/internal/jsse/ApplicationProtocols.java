// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jsse;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ALPN protocols that a program names (RFC 7301 section 3.1). */
final class ApplicationProtocols {

  private static final int MOST_OCTETS = 255;

  private ApplicationProtocols() {}

  /**
   * Returns the names.
   *
   * @throws IllegalArgumentException if one cannot be said in ALPN
   */
  static List<String> checked(String @Nullable [] names) {
    if (names == null) {
      return List.of();
    }
    for (String name : names) {
      int octets = name.getBytes(StandardCharsets.ISO_8859_1).length;
      if (octets == 0 || octets > MOST_OCTETS || name.chars().anyMatch(c -> c > 0xff)) {
        throw new IllegalArgumentException(
            "'" + name + "' is no application protocol: expected 1 to 255 octets");
      }
    }
    return List.of(names);
  }
}
