// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench;

import java.util.Optional;

/**
 * The name of a figure among JMH's secondary results: <i>lane</i>.<i>side</i>.<i>quantity</i>, as
 * {@code POSTERN_FULL.server.cpu}. A lane is a stack and a kind of connection, joined by an
 * underscore; where a benchmark has no TLS stacks it is whatever takes turns.
 *
 * @param lane what was measured, as {@code SUNJSSE_RESUMED}
 * @param side {@code client} or {@code server}; {@code wrap} or {@code unwrap}; {@code both} where
 *     there is one account
 * @param quantity {@code cpu} and {@code wall} in microseconds of one operation, {@code allocated}
 *     in octets of the Java heap of one operation, {@code sent} in octets on the wire of one
 *     operation, {@code retained} in octets of the Java heap of one that is kept, {@code p50} and
 *     {@code p99} in microseconds, {@code rate} in operations per second, {@code rss} in octets
 */
public record Label(String lane, String side, String quantity) {

  /** Returns the parts of a name, or nothing if it is one of JMH's own results. */
  public static Optional<Label> parse(String name) {
    String[] parts = name.split("\\.", -1);
    boolean ours = parts.length == 3 && parts[0].matches("[A-Z0-9_]+");
    return ours ? Optional.of(new Label(parts[0], parts[1], parts[2])) : Optional.empty();
  }

  /** Returns the stack: the lane up to its last underscore. */
  public String stack() {
    int end = lane.lastIndexOf('_');
    return end < 0 ? lane : lane.substring(0, end);
  }

  /** Returns the kind of connection: the lane after its last underscore; empty if it has none. */
  public String kind() {
    int end = lane.lastIndexOf('_');
    return end < 0 ? "" : lane.substring(end + 1);
  }

  @Override
  public String toString() {
    return lane + "." + side + "." + quantity;
  }
}
