// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.policy;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.postern.policy.Profile;

/** A dated policy. Immutable, but for what it remembers. */
public final class Policy {

  private final String name;
  private final LocalDate date;
  private final Map<Profile, Rules> rules;
  private final Set<Profile> restricted;
  private final AtomicReferenceArray<Effective> effective =
      new AtomicReferenceArray<>(Profile.values().length);

  private record Effective(JvmRestrictions restrictions, Rules rules) {}

  Policy(String name, LocalDate date, Map<Profile, Rules> rules, Set<Profile> restricted) {
    this.name = name;
    this.date = date;
    this.rules = new EnumMap<>(rules);
    this.restricted = EnumSet.copyOf(restricted);
  }

  /** Returns the name. */
  public String name() {
    return name;
  }

  /** Returns the day from which on it has been the same. */
  public LocalDate date() {
    return date;
  }

  /** Returns what the policy itself allows to a profile, in this machine's order of preference. */
  public Rules rules(Profile profile) {
    Rules found = rules.get(profile);
    if (found == null) {
      throw new IllegalArgumentException("policy " + name + " has no profile " + profile.label());
    }
    return found;
  }

  /** Returns whether {@code jdk.tls.disabledAlgorithms} takes away from the profile. */
  public boolean jvmRestrictionsHonoured(Profile profile) {
    return restricted.contains(profile);
  }

  /**
   * Returns what a handshake that begins now may do: {@link #rules} without what {@code
   * jdk.tls.disabledAlgorithms} says now, where that is honoured. Cheap. Lists are empty where the
   * JVM's administrator left nothing.
   */
  public Rules effective(Profile profile) {
    Rules own = rules(profile);
    if (!jvmRestrictionsHonoured(profile)) {
      return own;
    }
    JvmRestrictions now = JvmRestrictions.now();
    Effective known = effective.get(profile.ordinal());
    if (known == null || known.restrictions != now) {
      known = new Effective(now, now.applied(own));
      effective.set(profile.ordinal(), known);
    }
    return known.rules;
  }

  Policy reordered() {
    Map<Profile, Rules> reordered = new EnumMap<>(Profile.class);
    rules.forEach((profile, own) -> reordered.put(profile, own.chaChaFirst()));
    return new Policy(name, date, reordered, restricted);
  }
}
