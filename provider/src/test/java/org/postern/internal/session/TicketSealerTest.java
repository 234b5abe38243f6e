// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The seal of tickets. */
class TicketSealerTest {
  private static final byte[] CONTENT = {1, 2, 3, 4, 5};
  private static final byte[] BINDING = {9, 9};
  private final TicketSealer sealer = new TicketSealer(new SecureRandom());
  private final TicketKey key = new TicketKey(new byte[48]);
  private final TicketKey other = new TicketKey(new byte[80]);

  @Test
  void ticket_isOpenedByItsKey_whereverItIsInTheList() {
    byte[] ticket = sealer.seal(key, CONTENT, BINDING);
    assertThat(ticket).hasSize(TicketSealer.length(CONTENT.length));
    assertThat(TicketSealer.open(List.of(other, key), ticket, BINDING)).isEqualTo(CONTENT);
    assertThat(TicketSealer.open(List.of(other), ticket, BINDING)).isNull();
  }

  @Test
  void ticket_opensForItsBindingOnly() {
    byte[] ticket = sealer.seal(key, CONTENT, BINDING);
    assertThat(TicketSealer.open(List.of(key), ticket, new byte[] {9, 8})).isNull();
    assertThat(TicketSealer.open(List.of(key), ticket, new byte[0])).isNull();
  }

  @Test
  void changedOrShortenedTicket_isNone() {
    byte[] ticket = sealer.seal(key, CONTENT, BINDING);
    for (int i = 0; i < ticket.length; i++) {
      byte[] changed = ticket.clone();
      changed[i] ^= 1;
      assertThat(TicketSealer.open(List.of(key), changed, BINDING)).isNull();
      assertThat(TicketSealer.open(List.of(key), Arrays.copyOf(ticket, i), BINDING)).isNull();
    }
  }

  @Test
  void twoTicketsForOneContent_differ() {
    assertThat(sealer.seal(key, CONTENT, BINDING)).isNotEqualTo(sealer.seal(key, CONTENT, BINDING));
  }

  @Test
  void destroyedKey_sealsAndOpensNothing() {
    byte[] ticket = sealer.seal(key, CONTENT, BINDING);
    key.destroy();
    assertThat(sealer.seal(key, CONTENT, BINDING)).isNull();
    assertThat(TicketSealer.open(List.of(key), ticket, BINDING)).isNull();
  }
}
