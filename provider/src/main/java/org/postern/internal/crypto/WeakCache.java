// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.crypto;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What was computed from an object, for as long as that object lives. Objects are told apart by
 * identity: equality of keys may cost a computation, or a journey to a token. A value must not hold
 * its object.
 */
final class WeakCache<K, V> {

  private final Map<Entry<K>, V> values = new ConcurrentHashMap<>();
  private final ReferenceQueue<K> queue = new ReferenceQueue<>();

  /** Computes what is not known yet; two threads at once may both do. */
  interface Function<K, V, E extends Exception> {
    V apply(K key) throws E;
  }

  <E extends Exception> V get(K key, Function<K, V, E> function) throws E {
    V value = values.get(new Entry<>(key, null));
    if (value == null) {
      removeStale();
      value = function.apply(key);
      values.put(new Entry<>(key, queue), value);
    }
    return value;
  }

  int size() {
    removeStale();
    return values.size();
  }

  private void removeStale() {
    for (Reference<? extends K> stale = queue.poll(); stale != null; stale = queue.poll()) {
      values.remove(stale);
    }
  }

  private static final class Entry<K> extends WeakReference<K> {
    private final int hash;

    Entry(K key, @Nullable ReferenceQueue<K> queue) {
      super(key, queue);
      this.hash = System.identityHashCode(key);
    }

    @Override
    public int hashCode() {
      return hash;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      if (this == other) {
        return true;
      }
      K key = get();
      return key != null && other instanceof Entry<?> entry && entry.get() == key;
    }
  }
}
