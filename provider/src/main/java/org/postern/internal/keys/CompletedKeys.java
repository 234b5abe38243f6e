// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.keys;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keys that go first, and others that complete them: for names that only they bear, and for clients
 * that can verify none of the first. Thread-safe.
 */
public final class CompletedKeys implements PkixKeyManager.Keys {
  private final PkixKeyManager.Keys first;
  private final List<OwnedKey> others;
  private final Map<String, OwnedKey> othersByAlias = new LinkedHashMap<>();
  private volatile Joined joined;

  private record Joined(List<OwnedKey> first, List<OwnedKey> all) {}

  /**
   * Joins them.
   *
   * @param first may change
   * @param others do not change; their names differ from those of the first
   */
  public CompletedKeys(PkixKeyManager.Keys first, List<OwnedKey> others) {
    this.first = first;
    this.others = List.copyOf(others);
    this.others.forEach(key -> othersByAlias.put(key.alias(), key));
    this.joined = join(first.now());
  }

  private Joined join(List<OwnedKey> now) {
    List<OwnedKey> all = new ArrayList<>(now);
    all.addAll(others);
    return new Joined(now, List.copyOf(all));
  }

  @Override
  public List<OwnedKey> now() {
    List<OwnedKey> now = first.now();
    Joined known = joined;
    if (known.first != now) {
      known = join(now);
      joined = known;
    }
    return known.all;
  }

  @Override
  public @Nullable OwnedKey byAlias(String alias) {
    OwnedKey key = first.byAlias(alias);
    return key == null ? othersByAlias.get(alias) : key;
  }

  @Override
  public @Nullable String defaultName() {
    return first.defaultName();
  }

  @Override
  public boolean goesFirst(OwnedKey key, @Nullable String name) {
    List<OwnedKey> now = first.now();
    if (othersByAlias.get(key.alias()) != key) {
      return name == null || key.isFor(name);
    }
    return name == null
        ? now.isEmpty()
        : key.isFor(name) && now.stream().noneMatch(each -> each.isFor(name));
  }
}
