// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postern.internal.policy.KeyShares;
import org.postern.internal.policy.NamedGroup;

/**
 * Which group each destination took last: a key share for it saves the HelloRetryRequest. A wrong
 * hint costs one round trip, no more. Thread-safe.
 */
final class GroupHints {
  private static final int CAPACITY = 1024;

  private record Destination(String host, int port, KeyShares shares) {}

  private final Map<Destination, NamedGroup> groups =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Destination, NamedGroup> eldest) {
              return size() > CAPACITY;
            }
          });

  @Nullable NamedGroup find(HandshakeSettings settings) {
    Destination destination = of(settings);
    return destination == null ? null : groups.get(destination);
  }

  void put(HandshakeSettings settings, NamedGroup group) {
    Destination destination = of(settings);
    if (destination != null) {
      groups.put(destination, group);
    }
  }

  private static @Nullable Destination of(HandshakeSettings settings) {
    return settings.peerHost() == null
        ? null
        : new Destination(settings.peerHost(), settings.peerPort(), settings.keyShares());
  }
}
