// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.ocsp;

import java.time.Instant;
import org.postern.internal.ocsp.ResponseVerdict.Good;

/**
 * A response that was verified and says "good".
 *
 * @param der the OCSPResponse; not to be modified
 * @param from the first instant to show it, in milliseconds since 1970
 * @param until the first instant not to show it any more, in milliseconds since 1970
 */
@SuppressWarnings("ArrayRecordComponent")
record Staple(byte[] der, Good good, long from, long until) {

  /** It may be of a clock that is ahead of ours, but is never shown past its time. */
  static Staple of(byte[] der, Good good) {
    return new Staple(
        der,
        good,
        good.thisUpdate().minus(Freshness.SKEW).toEpochMilli(),
        good.until().toEpochMilli());
  }

  boolean isFor(long now) {
    return now >= from && now < until;
  }

  /** Tells whether this knows more than another one. */
  boolean isNewerThan(Staple other) {
    Instant own = good.thisUpdate();
    return own.isAfter(other.good.thisUpdate())
        || (own.equals(other.good.thisUpdate()) && until > other.until);
  }
}
