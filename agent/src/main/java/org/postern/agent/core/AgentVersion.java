// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.core;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** The version, as the build wrote it. */
final class AgentVersion {
  private static final String RESOURCE = "/org/postern/agent/cli/versions.properties";

  private AgentVersion() {}

  static String get() {
    Properties properties = new Properties();
    try (InputStream in = AgentVersion.class.getResourceAsStream(RESOURCE)) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException e) {
      // The version is told as unknown.
    }
    return properties.getProperty("postern", "unknown");
  }
}
