// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.ocsp;

import java.time.Instant;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * What is kept on a session, for it carries no staple when it is resumed.
 *
 * @param instant until when what is known of the status of the server's certificates holds
 */
public record VerifiedUntil(Instant instant) {

  private static final String SESSION_VALUE = "org.postern.internal.ocsp.VerifiedUntil";

  static void keep(SSLSession session, Instant instant) {
    session.putValue(SESSION_VALUE, new VerifiedUntil(instant));
  }

  /** Returns the instant from which on a session is not to be resumed, null if none is known. */
  public static @Nullable Instant of(SSLSession session) {
    return session.getValue(SESSION_VALUE) instanceof VerifiedUntil until ? until.instant : null;
  }
}
