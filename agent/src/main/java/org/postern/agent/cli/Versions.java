// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The versions of Postern and of the libraries that the jar carries, as the build wrote them. */
final class Versions {

  private static final Properties BUILT = load();

  private Versions() {}

  static String postern() {
    return of("postern");
  }

  static String of(String component) {
    return BUILT.getProperty(component, "unknown");
  }

  private static Properties load() {
    Properties versions = new Properties();
    try (InputStream in = Versions.class.getResourceAsStream("versions.properties")) {
      if (in != null) {
        versions.load(in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return versions;
  }
}
