// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.dns;

import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.postern.dns.SecureAnswer;
import org.xbill.DNS.Record;

/** Answers by question, for as long as they may be kept, in 32 MB at most. Thread-safe. */
final class AnswerCache {
  private static final int MOST = 10_000;
  private static final long MOST_OCTETS = 32L << 20;
  private static final long LONGEST_MILLIS = Duration.ofHours(1).toMillis();

  private record Entry(SecureAnswer answer, long end) {}

  private final Clock clock;
  private final LruMap<Question, Entry> entries =
      new LruMap<>(MOST, MOST_OCTETS, entry -> octets(entry.answer));

  AnswerCache(Clock clock) {
    this.clock = clock;
  }

  /** Returns the answer with the time that it has left. */
  @Nullable SecureAnswer get(Question question) {
    long now = clock.millis();
    Entry entry;
    synchronized (this) {
      entry = entries.get(question);
      // what would end too late was put in before the clock was set back
      if (entry != null && (entry.end <= now || entry.end - now > LONGEST_MILLIS)) {
        entries.remove(question);
        entry = null;
      }
    }
    return entry == null ? null : withTtl(entry.answer, Duration.ofMillis(entry.end - now));
  }

  /** Keeps the answer; returns it with the time that it is kept. */
  SecureAnswer put(Question question, SecureAnswer answer) {
    long millis =
        answer.ttl().compareTo(Duration.ofMillis(LONGEST_MILLIS)) < 0
            ? answer.ttl().toMillis()
            : LONGEST_MILLIS;
    if (millis > 0) {
      synchronized (this) {
        entries.put(question, new Entry(answer, clock.millis() + millis));
      }
    }
    return withTtl(answer, Duration.ofMillis(millis));
  }

  synchronized void clear() {
    entries.clear();
  }

  private static long octets(SecureAnswer answer) {
    long octets = 1000L + 2L * answer.reason().length() + 600L * answer.aliases().size();
    for (Record record : answer.records()) {
      octets += Signatures.octets(record);
    }
    return octets;
  }

  private static SecureAnswer withTtl(SecureAnswer answer, Duration ttl) {
    return new SecureAnswer(
        answer.name(),
        answer.type(),
        answer.status(),
        answer.existence(),
        answer.records(),
        answer.aliases(),
        ttl,
        answer.reason());
  }
}
