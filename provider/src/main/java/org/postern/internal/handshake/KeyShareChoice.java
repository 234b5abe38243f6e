// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postern.internal.policy.KeyShares;
import org.postern.internal.policy.NamedGroup;
import org.postern.internal.policy.Protocol;
import org.postern.internal.policy.Rules;

/** Which groups a client offers, and for which of them it sends a key share at once. */
final class KeyShareChoice {
  private static final GroupHints HINTS = new GroupHints();

  private KeyShareChoice() {}

  /** Returns the groups of the ClientHello: hybrids are for TLS 1.3 only. */
  static List<NamedGroup> offered(Rules rules) {
    boolean tls13 = rules.protocols().contains(Protocol.TLS_1_3);
    return rules.groups().stream().filter(group -> tls13 || !group.hybrid()).toList();
  }

  /**
   * Returns the groups whose key shares are sent first. What the destination took last comes alone,
   * but never keeps a hybrid from a destination that may have learnt it since.
   */
  static List<NamedGroup> first(HandshakeSettings settings) {
    List<NamedGroup> offered = offered(settings.rules());
    List<NamedGroup> shares = new ArrayList<>();
    NamedGroup hint = HINTS.find(settings);
    if (hint != null && offered.contains(hint)) {
      shares.add(hint);
    }
    if (settings.keyShares() == KeyShares.BOTH && !has(shares, true)) {
      add(shares, offered, true);
    }
    if (hint == null) {
      add(shares, offered, false);
    }
    return shares.isEmpty() ? offered.subList(0, Math.min(1, offered.size())) : shares;
  }

  private static boolean has(List<NamedGroup> shares, boolean hybrid) {
    return shares.stream().anyMatch(group -> group.hybrid() == hybrid);
  }

  private static void add(List<NamedGroup> shares, List<NamedGroup> offered, boolean hybrid) {
    offered.stream().filter(group -> group.hybrid() == hybrid).findFirst().ifPresent(shares::add);
  }

  /** Remembers which group a destination took. */
  static void remember(HandshakeSettings settings, @Nullable NamedGroup group) {
    if (group != null) {
      HINTS.put(settings, group);
    }
  }
}
