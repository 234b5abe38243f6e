// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.bridge;

import org.jspecify.annotations.Nullable;

/** What the core decides for instrumented classes. Thread-safe. */
public interface Hooks {

  /**
   * An SMTP transport is about to connect.
   *
   * @param attempt what the transport is about to do
   * @param delivery the delivery of a mail server that this is part of, or null: then the host is a
   *     configured relay
   * @return what is done about this connection; null to leave it alone
   */
  @Nullable SmtpConnect connecting(SmtpAttempt attempt, @Nullable Delivery delivery);

  /**
   * A mail server is about to look up where mail for a domain goes.
   *
   * @param delivery tells the domain or that relays are configured
   * @return why delivery must be delayed; null to go on
   */
  @Nullable String delay(Delivery delivery);

  /**
   * A mail server's own lookup has ended without a host.
   *
   * @param delivery as in {@link #delay}
   * @return why delivery must be delayed nevertheless; null to leave it to the server
   */
  @Nullable String delayWithoutHost(Delivery delivery);
}
