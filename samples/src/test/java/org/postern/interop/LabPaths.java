// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the build put what the runs need; the profile {@code interop} passes it as system
 * properties.
 */
public final class LabPaths {
  private LabPaths() {}

  /** The directory with the jars of Apache James. */
  public static Path james() {
    return existing("interop.james");
  }

  /** The agent jar, as users get it. */
  public static Path agent() {
    return existing("interop.agent");
  }

  /** Node.js 24, which brings an OpenSSL of its own. */
  public static Path node() {
    return existing("interop.node");
  }

  /** The directory with the jars of Netty 4.2; 4.1 is on the class path. */
  public static Path netty42() {
    return existing("interop.netty42");
  }

  private static Path existing(String property) {
    String value = System.getProperty(property);
    if (value == null || !Files.exists(Path.of(value))) {
      throw new IllegalStateException(
          "-D"
              + property
              + "="
              + value
              + " names nothing that exists: run mvn -Pinterop verify from the root");
    }
    return Path.of(value).toAbsolutePath().normalize();
  }
}
