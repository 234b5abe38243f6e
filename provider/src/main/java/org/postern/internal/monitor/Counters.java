// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.monitor;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** How many handshakes there were in this JVM, by what became of them. Thread-safe. */
final class Counters {
  static final Counters INSTANCE = new Counters();

  private final Map<String, LongAdder> established = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> failed = new ConcurrentHashMap<>();

  void established(boolean client, String protocol, boolean resumed) {
    add(established, key(client, protocol, resumed));
  }

  /** The texts are constants: nothing is put together where it is counted. */
  private static String key(boolean client, String protocol, boolean resumed) {
    return switch (protocol) {
      case "TLSv1.3" ->
          client
              ? (resumed ? "client TLSv1.3 resumed" : "client TLSv1.3 full")
              : (resumed ? "server TLSv1.3 resumed" : "server TLSv1.3 full");
      case "TLSv1.2" ->
          client
              ? (resumed ? "client TLSv1.2 resumed" : "client TLSv1.2 full")
              : (resumed ? "server TLSv1.2 resumed" : "server TLSv1.2 full");
      default -> client ? "client other" : "server other";
    };
  }

  void failed(boolean client, String kind) {
    add(failed, (client ? "client " : "server ") + kind);
  }

  private static void add(Map<String, LongAdder> counters, String key) {
    LongAdder counter = counters.get(key);
    if (counter == null) {
      counter = counters.computeIfAbsent(key, k -> new LongAdder());
    }
    counter.increment();
  }

  /** Returns the handshakes that succeeded, by role, version, and whether they were resumed. */
  Map<String, Long> established() {
    return copy(established);
  }

  /** Returns the handshakes that failed, by role and what ended them. */
  Map<String, Long> failed() {
    return copy(failed);
  }

  private static Map<String, Long> copy(Map<String, LongAdder> counters) {
    Map<String, Long> copy = new TreeMap<>();
    counters.forEach((key, counter) -> copy.put(key, counter.sum()));
    return copy;
  }
}
