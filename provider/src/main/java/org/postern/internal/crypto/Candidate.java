// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.crypto;

import java.security.Provider;
import java.util.function.Supplier;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * An implementation that may compute a primitive.
 *
 * @param implementation its name
 * @param version its version
 * @param reason why it comes before those after it
 * @param maker makes it, or says why it cannot be made
 */
record Candidate<T>(
    String implementation, Supplier<String> version, String reason, Maker<T> maker) {

  /** Makes an implementation. */
  interface Maker<T> {
    T make() throws Exception;
  }

  static <T> Candidate<T> of(Provider provider, String reason, Maker<T> maker) {
    return new Candidate<>(provider.getName(), provider::getVersionStr, reason, maker);
  }

  static <T> Candidate<T> bouncyCastle(String reason, Maker<T> maker) {
    // The version is known to the provider only, which takes long to make: for people, not at
    // start.
    return new Candidate<>(
        "Bouncy Castle", () -> new BouncyCastleProvider().getVersionStr(), reason, maker);
  }
}
