// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The schedule of keys that nobody else has. */
class RotatingTicketKeysTest {
  private static final Duration LIFETIME = Duration.ofHours(24);
  private final ManualClock clock = new ManualClock();
  private final RotatingTicketKeys keys = new RotatingTicketKeys(new SecureRandom(), clock);

  private List<TicketKey> current() {
    return keys.current(LIFETIME);
  }

  @Test
  void key_sealsForSixHours() {
    TicketKey first = current().get(0);
    clock.pass(Duration.ofHours(6).minusMillis(1));
    assertThat(current()).containsExactly(first);
    clock.pass(Duration.ofMillis(1));
    assertThat(current()).hasSize(2).last().isSameAs(first);
  }

  @Test
  void key_opensUntilItsLastTicketIsTooOld_andIsDestroyedThen_rfc9325_7_4() throws Exception {
    TicketKey first = current().get(0);
    clock.pass(Duration.ofHours(6).minusSeconds(1));
    for (int i = 0; i < 4; i++) {
      assertThat(current()).contains(first);
      clock.pass(Duration.ofHours(6));
    }
    assertThat(current()).contains(first).hasSize(5);
    first.forTicket(new byte[16]);

    clock.pass(Duration.ofSeconds(1));
    assertThat(current()).doesNotContain(first).hasSizeLessThanOrEqualTo(5);
    assertThatThrownBy(() -> first.forTicket(new byte[16]))
        .isInstanceOf(GeneralSecurityException.class);
  }

  @Test
  void afterALongPause_noOldKeyIsLeft() {
    TicketKey first = current().get(0);
    clock.pass(Duration.ofDays(3));
    assertThat(current()).hasSize(1).doesNotContain(first);
  }

  @Test
  void clockSetBack_prolongsNoKeysLife() {
    TicketKey first = current().get(0);
    clock.pass(Duration.ofDays(-2));
    assertThat(current()).hasSize(1).doesNotContain(first);
  }
}
