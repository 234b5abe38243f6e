// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.dns;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Type;

/**
 * DNSKEY and DS messages that lookups share, so that keys and delegations are not fetched from the
 * root again for every zone. They are verified again each time they are used. Thread-safe.
 */
final class KeyMaterial {
  private static final int MOST = 2000;
  private static final long MOST_OCTETS = 16L << 20;
  private static final long LONGEST_MILLIS = 900_000;

  private record Entry(CleanMessage message, long end) {}

  private final Clock clock;
  private final LruMap<Question, Entry> entries =
      new LruMap<>(MOST, MOST_OCTETS, entry -> entry.message.octets());

  KeyMaterial(Clock clock) {
    this.clock = clock;
  }

  static boolean holds(Question question) {
    return question.type() == Type.DNSKEY || question.type() == Type.DS;
  }

  synchronized @Nullable CleanMessage get(Question question) {
    Entry entry = entries.get(question);
    if (entry == null) {
      return null;
    }
    if (entry.end <= clock.millis()) {
      entries.remove(question);
      return null;
    }
    return entry.message;
  }

  synchronized void put(CleanMessage message) {
    long ttl = message.ttl(clock.instant());
    if (ttl > 0) {
      long millis = ttl < LONGEST_MILLIS / 1000 ? ttl * 1000 : LONGEST_MILLIS;
      entries.put(message.question(), new Entry(message, clock.millis() + millis));
    }
  }
}
