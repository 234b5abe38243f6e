// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.core;

import java.util.LinkedHashMap;
import java.util.Map;

/** Who makes the TLS of each listener: one log line, and the status. Thread-safe. */
final class ListenerOutcomes {
  private static final int MOST_KEPT = 100;

  private final AgentLog log;
  private final Map<String, String> listeners = new LinkedHashMap<>();

  ListenerOutcomes(AgentLog log) {
    this.log = log;
  }

  /** Postern serves it. */
  void served(String listener, String how) {
    put(listener, "by Postern (" + how + ")");
    log.info("inbound: " + listener + " by Postern (" + how + ")");
  }

  /** It stays as the server made it. Said once for each reason. */
  void left(String listener, String reason) {
    String text = "the server's own TLS: " + reason;
    if (!text.equals(put(listener, text))) {
      log.warning("inbound: " + listener + " keeps " + text);
    }
  }

  private synchronized String put(String listener, String text) {
    if (listeners.size() >= MOST_KEPT && !listeners.containsKey(listener)) {
      return "";
    }
    String before = listeners.put(listener, text);
    return before == null ? "" : before;
  }

  /** Returns the listeners, each with who makes its TLS. */
  synchronized Map<String, String> listeners() {
    return new LinkedHashMap<>(listeners);
  }
}
