// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.dns;

/**
 * The security status of a DNS answer (RFC 4033 section 5, RFC 4035 section 4.3), with the two
 * further states that a mail client has to tell apart.
 */
public enum SecurityStatus {
  /**
   * A chain of signatures from a trust anchor covers the answer, also when the answer is that
   * nothing exists.
   */
  SECURE,

  /** A signed proof shows that the zone is not signed, so nothing can be said about the answer. */
  INSECURE,

  /** Signatures should be there and are missing, wrong or expired. Delays mail. */
  BOGUS,

  /** No usable answer: time-out, SERVFAIL, REFUSED, malformed reply. Delays mail. */
  FAILED,

  /** The upstream server does not pass DNSSEC data on, so that nothing can be validated. */
  UNAVAILABLE;

  /**
   * Returns whether a lookup with this status is a lookup error (RFC 7672 section 2.1.1), which
   * delays mail.
   */
  public boolean isError() {
    return this == BOGUS || this == FAILED;
  }

  /**
   * Returns the weaker of the two: the status of a chain is that of its weakest link (RFC 7672
   * section 2.1.3). From strong to weak: SECURE, INSECURE, UNAVAILABLE, BOGUS, FAILED.
   */
  public SecurityStatus weakest(SecurityStatus other) {
    return rank() >= other.rank() ? this : other;
  }

  private int rank() {
    return switch (this) {
      case SECURE -> 0;
      case INSECURE -> 1;
      case UNAVAILABLE -> 2;
      case BOGUS -> 3;
      case FAILED -> 4;
    };
  }
}
