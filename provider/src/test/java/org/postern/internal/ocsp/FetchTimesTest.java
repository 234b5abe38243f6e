// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.ocsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.postern.internal.ocsp.ResponseVerdict.Good;

/** When responses are fetched. */
class FetchTimesTest {
  private static final Instant NOW = Responders.NOW;

  private final FetchTimes times = new FetchTimes(new Random());

  private static Good good(Duration age, Duration left) {
    return new Good(NOW.minus(age), NOW.plus(left), NOW.plus(left));
  }

  @RepeatedTest(20)
  void aFreshResponse_isFetchedAgainAtHalfItsLife_orATenthEarlier() {
    Good good = good(Duration.ofDays(1), Duration.ofDays(7));
    assertThat(times.afterGood(good, NOW))
        .isBetween(NOW.plus(Duration.ofHours(64)), NOW.plus(Duration.ofDays(3)));
  }

  @RepeatedTest(20)
  void aResponseMadeLongAgo_isFetchedAgainAtHalfOfWhatIsLeft() {
    Good good = good(Duration.ofDays(7), Duration.ofHours(10));
    assertThat(times.afterGood(good, NOW))
        .isBetween(NOW.plus(Duration.ofMinutes(269)), NOW.plus(Duration.ofHours(5)));
  }

  @Test
  void aKeptResponse_isFetchedAgainAtHalfItsLife_orAtOnce() {
    assertThat(times.ofKept(good(Duration.ofDays(1), Duration.ofDays(7)), NOW))
        .isBetween(NOW.plus(Duration.ofHours(64)), NOW.plus(Duration.ofDays(3)));
    assertThat(times.ofKept(good(Duration.ofDays(5), Duration.ofDays(3)), NOW)).isEqualTo(NOW);
  }

  @Test
  void noWaitIsShorterThanAMinute_orLongerThanAWeek() {
    assertThat(times.afterGood(good(Duration.ofDays(7), Duration.ofSeconds(1)), NOW))
        .isEqualTo(NOW.plus(FetchTimes.SOONEST));
    assertThat(times.afterGood(good(Duration.ZERO, Duration.ofDays(365)), NOW))
        .isBetween(NOW.plus(Duration.ofDays(6)), NOW.plus(FetchTimes.LATEST));
  }

  @RepeatedTest(20)
  void pausesDouble_upToAnHour_withAQuarterOfChance() {
    long pause = 60;
    for (int failures = 1; failures <= 40; failures++) {
      assertThat(Duration.between(NOW, times.afterFailure(failures, NOW)).toMillis())
          .isBetween(pause * 750, pause * 1250);
      pause = Math.min(3600, 2 * pause);
    }
    assertThat(times.afterRevoked(NOW)).isBetween(NOW.plusSeconds(2700), NOW.plusSeconds(4500));
  }
}
