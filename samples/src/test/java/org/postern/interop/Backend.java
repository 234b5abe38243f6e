// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop;

/** How Postern learns the security status of an answer, and the resolver it asks. */
enum Backend {
  /** Validates itself, behind an unbound that only forwards. */
  VALIDATE_UNBOUND("validate", RealResolver.Kind.UNBOUND_FORWARDING),
  /** Validates itself, behind a BIND that only forwards. */
  VALIDATE_BIND("validate", RealResolver.Kind.BIND_FORWARDING),
  /** Believes the AD bit of a validating unbound on loopback. */
  AD_UNBOUND("ad", RealResolver.Kind.UNBOUND_VALIDATING),
  /** Believes the AD bit of a validating BIND on loopback. */
  AD_BIND("ad", RealResolver.Kind.BIND_VALIDATING),
  /** Validates itself and wants the AD bit as well. */
  BOTH("both", RealResolver.Kind.UNBOUND_VALIDATING),
  /** Would validate itself, but its forwarder knows no DNSSEC. */
  STRIPPED("validate", RealResolver.Kind.BIND_STRIPPING);

  private final String trust;
  private final RealResolver.Kind resolver;

  Backend(String trust, RealResolver.Kind resolver) {
    this.trust = trust;
    this.resolver = resolver;
  }

  /** The value of {@code postern.dns.trust}. */
  String trust() {
    return trust;
  }

  RealResolver.Kind resolver() {
    return resolver;
  }
}
