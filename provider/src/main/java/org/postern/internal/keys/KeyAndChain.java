// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.keys;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;

/**
 * A private key with the certificates to show with it.
 *
 * @param label what a key store calls it, or empty
 * @param key the key
 * @param chain its own certificate first; not empty
 */
public record KeyAndChain(String label, PrivateKey key, List<X509Certificate> chain) {

  /** Copies the chain. */
  public KeyAndChain {
    chain = List.copyOf(chain);
  }

  /** Returns whether the other one has the same key and the same certificates. */
  boolean isSameAs(PrivateKey otherKey, List<X509Certificate> otherChain) {
    return chain.equals(otherChain)
        && (key.equals(otherKey) || Arrays.equals(key.getEncoded(), otherKey.getEncoded()));
  }
}
