// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.keys;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Warns of certificates that end: once when a third of their life is left, or 21 days where that is
 * less; every day when less than seven days are left of that; every day when they have ended. Not
 * thread-safe.
 */
public final class ExpiryWatch {
  private static final Duration MONTH = Duration.ofDays(21);
  private static final Duration WEEK = Duration.ofDays(7);
  private static final Duration DAY = Duration.ofDays(1);

  private final Logger log;
  private final Map<String, Instant> warned = new HashMap<>();

  /** Warns there. */
  public ExpiryWatch(Logger log) {
    this.log = log;
  }

  /** Looks at the keys that are in use, and forgets those that no longer are. */
  public void look(List<OwnedKey> keys, Instant now) {
    Set<String> aliases = new HashSet<>();
    for (OwnedKey key : keys) {
      aliases.add(key.alias());
      look(key, now);
    }
    warned.keySet().retainAll(aliases);
  }

  private void look(OwnedKey key, Instant now) {
    Instant notAfter = key.certificate().getNotAfter().toInstant();
    Duration left = Duration.between(now, notAfter);
    if (left.compareTo(notice(key)) >= 0) {
      return;
    }
    Instant last = warned.get(key.alias());
    boolean due = last == null || (left.compareTo(WEEK) < 0 && !now.isBefore(last.plus(DAY)));
    if (due) {
      warned.put(key.alias(), now);
      if (left.isNegative()) {
        log.log(
            Level.ERROR,
            "the certificate of {0} has ended: clients that check it refuse it; renew it",
            key.describe());
      } else {
        log.log(
            Level.WARNING,
            "the certificate of {0} ends in {1}: see whether its renewal works",
            key.describe(),
            words(left));
      }
    }
  }

  private static Duration notice(OwnedKey key) {
    Duration third =
        Duration.between(
                key.certificate().getNotBefore().toInstant(),
                key.certificate().getNotAfter().toInstant())
            .dividedBy(3);
    return third.compareTo(MONTH) < 0 ? third : MONTH;
  }

  private static String words(Duration left) {
    return left.compareTo(DAY) < 0 ? left.toHours() + " hours" : left.toDays() + " days";
  }
}
