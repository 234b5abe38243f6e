// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.ocsp;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.postern.internal.ocsp.ResponseVerdict.Good;

/**
 * When a response is fetched: again at half its life, so that the other half is there for failures;
 * after a failure soon, then ever later up to an hour. Spread by chance, so that many servers do
 * not ask at one time.
 */
final class FetchTimes {
  static final Duration SOONEST = Duration.ofMinutes(1);
  static final Duration LATEST = Duration.ofDays(7);
  static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  private final RandomGenerator random;

  FetchTimes(RandomGenerator random) {
    this.random = random;
  }

  /**
   * After a good response: at half its life, up to a tenth of the wait earlier. Where that has
   * passed, because the responder makes responses ahead: at half of what is left.
   */
  Instant afterGood(Good good, Instant now) {
    Duration half = Duration.between(good.thisUpdate(), good.until()).dividedBy(2);
    Duration wait = Duration.between(now, good.thisUpdate().plus(half));
    if (wait.compareTo(SOONEST) < 0) {
      wait = Duration.between(now, good.until()).dividedBy(2);
    }
    wait = wait.compareTo(LATEST) > 0 ? LATEST : wait;
    wait = wait.minus(part(wait.dividedBy(10)));
    return now.plus(wait.compareTo(SOONEST) < 0 ? SOONEST : wait);
  }

  /** For a response that was kept somewhere: at half its life, or at once if that has passed. */
  Instant ofKept(Good good, Instant now) {
    Duration half = Duration.between(good.thisUpdate(), good.until()).dividedBy(2);
    Instant at = good.thisUpdate().plus(half);
    return at.isAfter(now) ? at.minus(part(Duration.between(now, at).dividedBy(10))) : now;
  }

  /** After so many failures in a row, at least one: between 3/4 and 5/4 of the pause. */
  Instant afterFailure(int failures, Instant now) {
    Duration pause =
        failures > 6 ? LONGEST_PAUSE : SOONEST.multipliedBy(1L << Math.max(0, failures - 1));
    pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    return now.plus(pause.multipliedBy(3).dividedBy(4)).plus(part(pause.dividedBy(2)));
  }

  /** While a certificate is revoked. */
  Instant afterRevoked(Instant now) {
    return afterFailure(Integer.MAX_VALUE, now);
  }

  private Duration part(Duration whole) {
    return Duration.ofMillis(random.nextLong(Math.max(1, whole.toMillis())));
  }
}
