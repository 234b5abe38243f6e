// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.keys;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keys that are replaced while handshakes go on. What handshakes read is an immutable snapshot; no
 * name is ever given to two keys, so that a handshake which has chosen one finds that key, and the
 * chain that belongs to it, also after it was replaced. Reading takes no lock; one thread at a time
 * replaces.
 */
public final class LiveKeys implements PkixKeyManager.Keys {
  /** Longer than any handshake lasts. */
  static final Duration KEPT = Duration.ofMinutes(5);

  private static final int MAX_RETIRED = 1000;

  private record Retired(OwnedKey key, Instant since) {}

  private record Snapshot(
      List<OwnedKey> keys,
      Map<String, OwnedKey> byAlias,
      List<Retired> retired,
      @Nullable String defaultName) {}

  private final @Nullable String configuredDefault;
  private volatile Snapshot snapshot = new Snapshot(List.of(), Map.of(), List.of(), null);

  /**
   * Begins without keys.
   *
   * @param configuredDefault the name that counts where a client asks for none; null: the first
   *     name of the first key
   */
  public LiveKeys(@Nullable String configuredDefault) {
    this.configuredDefault = configuredDefault;
  }

  @Override
  public List<OwnedKey> now() {
    return snapshot.keys;
  }

  @Override
  public @Nullable OwnedKey byAlias(@Nullable String alias) {
    return alias == null ? null : snapshot.byAlias.get(alias);
  }

  @Override
  public @Nullable String defaultName() {
    return snapshot.defaultName;
  }

  /** Puts these keys to use for all handshakes that begin from now on. */
  public void replace(List<OwnedKey> next, Instant now) {
    Snapshot before = snapshot;
    List<Retired> retired = new ArrayList<>(young(before.retired, now));
    for (OwnedKey key : before.keys) {
      if (!next.contains(key)) {
        retired.add(new Retired(key, now));
      }
    }
    publish(next, retired);
  }

  /** Forgets keys that were replaced long ago. */
  public void forget(Instant now) {
    Snapshot before = snapshot;
    List<Retired> retired = young(before.retired, now);
    if (retired.size() < before.retired.size()) {
      publish(before.keys, retired);
    }
  }

  private static List<Retired> young(List<Retired> retired, Instant now) {
    return retired.stream().filter(each -> now.isBefore(each.since.plus(KEPT))).toList();
  }

  private void publish(List<OwnedKey> keys, List<Retired> retired) {
    List<Retired> kept = retired.subList(Math.max(0, retired.size() - MAX_RETIRED), retired.size());
    Map<String, OwnedKey> byAlias = new HashMap<>();
    kept.forEach(each -> byAlias.put(each.key.alias(), each.key));
    keys.forEach(key -> byAlias.put(key.alias(), key));
    snapshot = new Snapshot(List.copyOf(keys), byAlias, List.copyOf(kept), defaultName(keys));
  }

  private @Nullable String defaultName(List<OwnedKey> keys) {
    if (configuredDefault != null) {
      return configuredDefault;
    }
    return keys.isEmpty()
        ? null
        : keys.get(0).names().stream()
            .map(name -> name.startsWith("*.") ? "default" + name.substring(1) : name)
            .findFirst()
            .orElse(null);
  }
}
