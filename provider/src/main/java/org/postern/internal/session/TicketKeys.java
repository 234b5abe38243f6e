// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.session;

import java.time.Duration;
import java.util.List;

/** Where the keys of tickets come from. Thread-safe. */
interface TicketKeys {

  /**
   * Returns the keys of this moment: the first seals, all open. Empty if there are none, and then
   * no tickets are issued.
   *
   * @param ticketLifetime how long a ticket may be used at most
   */
  List<TicketKey> current(Duration ticketLifetime);

  /** Returns whether other servers have the same keys. */
  boolean shared();
}
