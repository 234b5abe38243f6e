// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.session;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Keys of this process alone: a new one seals every six hours, and one is destroyed when the last
 * ticket that it can have sealed is too old (RFC 8446 section 4.6.1, RFC 9325 section 7.4). There
 * is no timer: the schedule is looked at when a ticket is sealed or opened.
 */
final class RotatingTicketKeys implements TicketKeys {

  static final Duration PERIOD = Duration.ofHours(6);

  private final SecureRandom random;
  private final InstantSource clock;
  private final Deque<Dated> keys = new ArrayDeque<>();
  private volatile List<TicketKey> current = List.of();
  private volatile @Nullable Span valid;

  private record Dated(TicketKey key, Instant begin) {}

  /** From when to when nothing in the schedule happens. */
  private record Span(Instant from, Instant until) {
    boolean contains(Instant time) {
      return !time.isBefore(from) && time.isBefore(until);
    }
  }

  RotatingTicketKeys(SecureRandom random, InstantSource clock) {
    this.random = random;
    this.clock = clock;
  }

  @Override
  public List<TicketKey> current(Duration ticketLifetime) {
    Instant now = clock.instant();
    Span span = valid;
    return span != null && span.contains(now) ? current : rotate(now, ticketLifetime);
  }

  private synchronized List<TicketKey> rotate(Instant now, Duration ticketLifetime) {
    // Where the clock was set back, the keys of a time to come would live too long.
    destroyIf(each -> now.isBefore(each.begin));
    Dated newest = keys.peekFirst();
    if (newest == null || !now.isBefore(newest.begin.plus(PERIOD))) {
      byte[] material = new byte[64];
      random.nextBytes(material);
      newest = new Dated(new TicketKey(material), now);
      keys.addFirst(newest);
    }
    Duration life = PERIOD.plus(ticketLifetime);
    destroyIf(each -> !now.isBefore(each.begin.plus(life)));
    current = keys.stream().map(Dated::key).toList();
    Instant rotation = newest.begin.plus(PERIOD);
    Instant end = keys.getLast().begin.plus(life);
    valid = new Span(newest.begin, end.isBefore(rotation) ? end : rotation);
    return current;
  }

  private void destroyIf(Predicate<Dated> over) {
    for (Iterator<Dated> i = keys.iterator(); i.hasNext(); ) {
      Dated each = i.next();
      if (over.test(each)) {
        each.key.destroy();
        i.remove();
      }
    }
  }

  @Override
  public boolean shared() {
    return false;
  }
}
