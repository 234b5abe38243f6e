// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.ocsp;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.postern.internal.ocsp.ResponseVerdict.Defect;
import org.postern.internal.ocsp.ResponseVerdict.Unusable;

/** When a response is of now (RFC 6960 sections 3.2 and 4.2.2.1). */
public final class Freshness {

  /** How far the clocks of the responder and of this machine may be apart. */
  public static final Duration SKEW = Duration.ofMinutes(5);

  /**
   * For how long a response without nextUpdate counts: it says that newer information is always to
   * be had, so that it is recent for a day and no longer.
   */
  static final Duration WITHOUT_NEXT_UPDATE = Duration.ofDays(1);

  /** For how long any response counts, whatever it says: longer than the year of intermediates. */
  static final Duration MAX_AGE = Duration.ofDays(400);

  private Freshness() {}

  /** The instant from which on a response proves nothing. */
  static Instant until(SingleResponse response) {
    Instant last = response.thisUpdate().plus(MAX_AGE);
    Instant next = response.nextUpdate();
    if (next == null) {
      return response.thisUpdate().plus(WITHOUT_NEXT_UPDATE);
    }
    return next.isBefore(last) ? next : last;
  }

  /** Says why a response is not of now, or null if it is. */
  static @Nullable Unusable objection(SingleResponse response, Instant now) {
    Instant next = response.nextUpdate();
    if (next != null && next.isBefore(response.thisUpdate())) {
      return new Unusable(
          Defect.MALFORMED,
          "nextUpdate " + next + " is before thisUpdate " + response.thisUpdate());
    }
    if (response.thisUpdate().isAfter(now.plus(SKEW))) {
      return new Unusable(
          Defect.NOT_YET_VALID,
          "the response is of the future: thisUpdate " + response.thisUpdate() + ", now " + now);
    }
    Instant until = until(response);
    if (now.isAfter(until.plus(SKEW))) {
      return new Unusable(
          Defect.EXPIRED,
          "the response is past its time: "
              + (next == null ? "no nextUpdate, so until " : "until ")
              + until
              + ", now "
              + now);
    }
    return null;
  }
}
