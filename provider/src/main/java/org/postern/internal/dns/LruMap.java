// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.dns;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A map of bounded size and memory that forgets what was not used for longest. How large an answer
 * is, is for the owner of a zone to choose, so that a number of entries alone bounds nothing. Not
 * thread-safe.
 */
final class LruMap<K, V> {
  private final LinkedHashMap<K, V> entries = new LinkedHashMap<>(64, 0.75f, true);
  private final int most;
  private final long mostOctets;
  private final ToLongFunction<V> size;
  private long octets;

  /**
   * Makes an empty one.
   *
   * @param most entries
   * @param mostOctets what all entries together may take
   * @param size what an entry takes, roughly; always the same for the same entry
   */
  LruMap(int most, long mostOctets, ToLongFunction<V> size) {
    this.most = most;
    this.mostOctets = mostOctets;
    this.size = size;
  }

  @Nullable V get(K key) {
    return entries.get(key);
  }

  void put(K key, V value) {
    remove(key);
    entries.put(key, value);
    octets += size.applyAsLong(value);
    Iterator<V> eldest = entries.values().iterator();
    while (entries.size() > most || octets > mostOctets) {
      octets -= size.applyAsLong(eldest.next());
      eldest.remove();
    }
  }

  void remove(K key) {
    V gone = entries.remove(key);
    if (gone != null) {
      octets -= size.applyAsLong(gone);
    }
  }

  void clear() {
    entries.clear();
    octets = 0;
  }

  int size() {
    return entries.size();
  }
}
