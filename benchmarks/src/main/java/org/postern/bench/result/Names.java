// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.result;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.postern.bench.Label;
import org.postern.bench.stack.Stack;

/** What people call the lanes, sides and quantities. */
public final class Names {
  private static final Map<String, String> QUANTITIES =
      Map.of(
          "cpu", "CPU time",
          "wall", "wall time",
          "allocated", "octets allocated",
          "sent", "octets on the wire",
          "retained", "octets of heap kept",
          "p50", "median latency",
          "p99", "99th percentile of latency",
          "rate", "operations per second",
          "rss", "resident memory",
          "score", "time");

  private static final Map<String, String> LANES =
      Map.of(
          "NONE", "no agent",
          "AGENT", "with the agent",
          "PLAIN", "plain text",
          "STARTTLS", "STARTTLS, no agent",
          "TLS", "TLS");

  private Names() {}

  /** Returns the name of a stack, such as Postern with Corretto. */
  public static String stack(String stack) {
    return Arrays.stream(Stack.values())
        .filter(known -> known.name().equals(stack))
        .map(Stack::title)
        .findFirst()
        .orElseGet(() -> words(stack));
  }

  private static String words(String constant) {
    return LANES.getOrDefault(constant, constant.toLowerCase(Locale.ROOT).replace('_', ' '));
  }

  /** Returns the name of a lane: the stack, and the kind of connection. */
  public static String lane(Label label) {
    if (label.quantity().equals(Figures.SCORE)) {
      return label.lane();
    }
    String kind = label.kind().isEmpty() ? "" : ", " + words(label.kind());
    return stack(label.stack()) + kind;
  }

  /** Returns the name of a quantity. */
  public static String quantity(String quantity) {
    return QUANTITIES.getOrDefault(quantity, quantity);
  }

  /** Returns the side and the quantity: server, CPU time. */
  public static String account(Label label) {
    String quantity = quantity(label.quantity());
    return label.side().equals("both") ? quantity : label.side() + ", " + quantity;
  }
}
