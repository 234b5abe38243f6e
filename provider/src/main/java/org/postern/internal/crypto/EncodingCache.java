// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.crypto;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was made lately of octets that come again and again, such as the certificates and keys of
 * the same servers. Bounded; for any number of threads.
 */
final class EncodingCache<V> {

  private static final int LIMIT = 128;

  private final Map<Encoding, V> values =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Encoding, V> eldest) {
          return size() > LIMIT;
        }
      };

  /** Makes what is not known yet; two threads at once may both do. */
  interface Function<V, E extends Exception> {
    V apply(byte[] encoding) throws E;
  }

  /** Returns what belongs to the octets, which must not change any more. */
  <E extends Exception> V get(byte[] octets, Function<V, E> function) throws E {
    Encoding encoding = new Encoding(octets);
    V value;
    synchronized (values) {
      value = values.get(encoding);
    }
    if (value == null) {
      value = function.apply(octets);
      synchronized (values) {
        values.put(encoding, value);
      }
    }
    return value;
  }

  int size() {
    synchronized (values) {
      return values.size();
    }
  }

  private static final class Encoding {
    private final byte[] octets;
    private final int hash;

    Encoding(byte[] octets) {
      this.octets = octets;
      this.hash = Arrays.hashCode(octets);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Encoding encoding
          && hash == encoding.hash
          && Arrays.equals(octets, encoding.octets);
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }
}
