// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.core;

import java.util.LinkedHashMap;
import java.util.Map;
import org.postern.PosternConfigException;

/** Reads {@code key=value,key=value}. */
final class AgentArguments {

  /** Asks a running agent for its status; not a configuration key. */
  static final String REPORT = "report";

  private AgentArguments() {}

  /** Returns the pairs in their order. */
  static Map<String, String> parse(String text) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String part : text.split(",")) {
      String pair = part.strip();
      if (pair.isEmpty()) {
        continue;
      }
      int equals = pair.indexOf('=');
      if (equals <= 0) {
        throw new PosternConfigException(
            "agent argument '"
                + pair
                + "': expected key=value, with commas between the pairs and + between the items of"
                + " a list");
      }
      String key = pair.substring(0, equals).strip();
      if (pairs.put(key, pair.substring(equals + 1).strip()) != null) {
        throw new PosternConfigException("agent argument " + key + ": given twice; keep one");
      }
    }
    return pairs;
  }
}
