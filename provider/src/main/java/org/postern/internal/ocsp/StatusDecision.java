// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.ocsp;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.postern.internal.ocsp.StatusRefusedException.Kind;

/** What comes of the staples of one handshake. */
public sealed interface StatusDecision {

  /**
   * The trust manager's verdict stands.
   *
   * @param good whether a response proves that the server's own certificate is good
   * @param until until when the responses prove it, null where there are none
   */
  record Accepted(boolean good, @Nullable Instant until) implements StatusDecision {}

  /**
   * The handshake ends.
   *
   * @param reason what was expected and seen
   */
  record Refused(Kind kind, String reason) implements StatusDecision {

    StatusRefusedException exception() {
      return new StatusRefusedException(kind, reason);
    }
  }
}
