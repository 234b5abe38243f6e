// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.ocsp;

/** How much a client wants to know of whether a server's certificate is revoked. */
public enum StatusPolicy {
  /** Nothing: staples are not looked at. */
  OFF(false, false),
  /** What is stapled, and that it is where the certificate demands it. */
  STAPLE(false, false),
  /** A good staple, always. */
  HARD_FAIL(true, false),
  /** As {@link #STAPLE}; what is not stapled is asked of the authorities, if they answer. */
  ACTIVE(false, true);

  private final boolean hardFail;
  private final boolean active;

  StatusPolicy(boolean hardFail, boolean active) {
    this.hardFail = hardFail;
    this.active = active;
  }

  /** Returns whether a certificate of unknown status is refused. */
  public boolean hardFail() {
    return hardFail;
  }

  /** Returns whether OCSP responders and revocation lists are asked. */
  public boolean active() {
    return active;
  }
}
