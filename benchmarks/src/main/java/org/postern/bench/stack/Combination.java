// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.stack;

/**
 * What of an {@link Offer} decides whether a stack can do it.
 *
 * @param version the version of TLS
 * @param group the key exchange group
 * @param edwards whether the certificates have Ed25519 keys
 * @param stapling whether the server is to staple
 * @param resumed whether sessions are to be resumed
 */
public record Combination(
    Version version, Group group, boolean edwards, boolean stapling, boolean resumed) {

  /** Returns the combination of an offer. */
  public static Combination of(Offer offer, boolean resumed) {
    return new Combination(
        offer.version(), offer.group(), offer.edwards(), offer.stapling(), resumed);
  }
}
