// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.keys;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keys of builders, which are asked again at each handshake: one that returns another key store
 * than before changes the keys of a running server. A key store that cannot be read never replaces
 * one that could. Thread-safe.
 */
public final class BuilderKeys implements PkixKeyManager.Keys {

  private static final Logger LOG = System.getLogger("org.postern.PosternProvider");
  private static final int REMEMBERED = 256;

  /** What one builder has given last. */
  private static final class Slot {
    final KeyStore.Builder builder;
    @Nullable KeyStore store;
    List<OwnedKey> keys = List.of();
    boolean failing;

    Slot(KeyStore.Builder builder) {
      this.builder = builder;
    }
  }

  private final List<Slot> slots = new ArrayList<>();
  private int generation;
  private final Map<String, OwnedKey> byAlias =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, OwnedKey> eldest) {
          return size() > REMEMBERED;
        }
      };

  /** Asks these. */
  public BuilderKeys(List<KeyStore.Builder> builders) {
    builders.forEach(builder -> slots.add(new Slot(builder)));
  }

  @Override
  public synchronized List<OwnedKey> now() {
    List<OwnedKey> all = new ArrayList<>();
    for (Slot slot : slots) {
      refresh(slot);
      all.addAll(slot.keys);
    }
    return all;
  }

  @Override
  public synchronized @Nullable OwnedKey byAlias(@Nullable String alias) {
    if (alias == null) {
      return null;
    }
    for (Slot slot : slots) {
      for (OwnedKey key : slot.keys) {
        if (key.alias().equals(alias)) {
          return key;
        }
      }
    }
    return byAlias.get(alias);
  }

  private void refresh(Slot slot) {
    try {
      KeyStore store = slot.builder.getKeyStore();
      if (store == slot.store) {
        return;
      }
      List<OwnedKey> keys = KeySource.read(slot.builder, store, ++generation + ".");
      slot.keys.forEach(key -> byAlias.put(key.alias(), key));
      slot.keys = keys;
      slot.store = store;
      slot.failing = false;
    } catch (GeneralSecurityException e) {
      LOG.log(
          slot.failing ? Level.DEBUG : Level.WARNING,
          "a key store cannot be read; "
              + (slot.store == null ? "there are no keys of it" : "the keys of before stay"),
          e);
      slot.failing = true;
    }
  }
}
