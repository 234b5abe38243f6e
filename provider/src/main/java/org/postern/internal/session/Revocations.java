// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.session;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The sessions that were invalidated while their tickets are with the clients. Bounded: when there
 * are too many, all that are as old as the newest of them count as invalidated. Thread-safe.
 */
final class Revocations {

  static final int MAX = 10_000;

  private final Map<ByteBuffer, Long> ends = new LinkedHashMap<>();
  private long allUntil = Long.MIN_VALUE;

  /**
   * Adds a session.
   *
   * @param created when its full handshake was, in milliseconds since the epoch
   * @param end when no ticket of it is good any more
   * @param now the time
   */
  synchronized void add(byte[] id, long created, long end, long now) {
    if (isFull(now)) {
      ends.clear();
      allUntil = now;
    }
    if (created > allUntil) {
      ends.put(ByteBuffer.wrap(id.clone()), end);
    }
  }

  /** Returns whether one more would make all others invalid. */
  synchronized boolean isFull(long now) {
    if (ends.size() >= MAX) {
      ends.values().removeIf(each -> each <= now);
    }
    return ends.size() >= MAX;
  }

  synchronized boolean contains(byte[] id, long created) {
    return created <= allUntil || ends.containsKey(ByteBuffer.wrap(id));
  }
}
