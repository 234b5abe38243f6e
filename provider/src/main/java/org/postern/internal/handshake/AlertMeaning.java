// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

/** What an alert of the peer comes to. */
enum AlertMeaning {
  /** It is to be ignored. */
  NOTHING,
  /** The peer sends nothing more, but may read on (RFC 8446 section 6.1). */
  CLOSE,
  /** The peer closes and expects the same of this side (RFC 5246 section 7.2.1). */
  CLOSE_BOTH,
  /** TLS 1.2: a warning, which may be ignored or not. */
  WARNING,
  /** The connection has failed. */
  FAILURE
}
