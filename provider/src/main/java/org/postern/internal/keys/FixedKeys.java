// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.keys;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The keys that a key store had when it was read. Immutable. */
public final class FixedKeys implements PkixKeyManager.Keys {

  private final List<OwnedKey> keys;
  private final Map<String, OwnedKey> byAlias = new HashMap<>();

  /** Keeps them. */
  public FixedKeys(List<OwnedKey> keys) {
    this.keys = List.copyOf(keys);
    keys.forEach(key -> byAlias.put(key.alias(), key));
  }

  @Override
  public List<OwnedKey> now() {
    return keys;
  }

  @Override
  public @Nullable OwnedKey byAlias(@Nullable String alias) {
    return alias == null ? null : byAlias.get(alias);
  }
}
