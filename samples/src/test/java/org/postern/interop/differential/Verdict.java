// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop.differential;

/** What becomes of mail for a next hop, in words that every judge's findings are translated to. */
enum Verdict {
  /** Delivered to a server that DANE authenticated, over a secure or configured route. */
  VERIFIED("verified"),
  /** As {@link #VERIFIED}, but the MX set was not secure. */
  HALF_DANE("half-dane"),
  /** Delivered in TLS, which was mandatory, to whoever answered: no TLSA record was usable. */
  ENCRYPTED("encrypt"),
  /** Delivered in TLS, which nothing demanded, to whoever answered. */
  OPPORTUNISTIC("may"),
  /** Delivered in clear. */
  CLEAR("clear"),
  /** Connected, but the connection proved less than was demanded: nothing is delivered. */
  REFUSED("refused"),
  /** Not connected, because a lookup failed. */
  DELAYED("delayed");

  private final String label;

  Verdict(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }

  /** What a judge of certificate chains alone has to say where this is the verdict over mail. */
  ChainVerdict chain() {
    return switch (this) {
      case VERIFIED, HALF_DANE -> ChainVerdict.MATCHED;
      case ENCRYPTED -> ChainVerdict.UNUSABLE;
      case REFUSED -> ChainVerdict.REFUSED;
      case OPPORTUNISTIC, CLEAR, DELAYED -> ChainVerdict.NOT_ASKED;
    };
  }
}
