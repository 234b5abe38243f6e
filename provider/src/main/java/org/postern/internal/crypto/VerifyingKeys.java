// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.crypto;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Public keys of peers that were met lately, in the form that verifies fastest: a table of
 * multiples belongs to each. Bounded; for any number of threads.
 */
final class VerifyingKeys {

  private static final int LIMIT = 128;

  private final Map<Encoding, SignatureFamily.VerifyingKey> keys =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(
            Map.Entry<Encoding, SignatureFamily.VerifyingKey> eldest) {
          return size() > LIMIT;
        }
      };

  SignatureFamily.VerifyingKey get(
      SignatureFamily family, KeyKind kind, byte[] subjectPublicKeyInfo)
      throws GeneralSecurityException {
    Encoding encoding = new Encoding(subjectPublicKeyInfo);
    SignatureFamily.VerifyingKey key;
    synchronized (keys) {
      key = keys.get(encoding);
    }
    if (key == null) {
      key = family.verifyingKey(kind, subjectPublicKeyInfo);
      synchronized (keys) {
        keys.put(encoding, key);
      }
    }
    return key;
  }

  int size() {
    synchronized (keys) {
      return keys.size();
    }
  }

  private static final class Encoding {
    private final byte[] octets;

    Encoding(byte[] octets) {
      this.octets = octets;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Encoding encoding && Arrays.equals(octets, encoding.octets);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(octets);
    }
  }
}
