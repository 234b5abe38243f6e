// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.policy;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.postern.policy.TlsPolicy;

/** The policies that there are. */
public final class Policies {

  /** Oldest first. A policy is never taken away, and never changed. */
  private static final List<String> NAMES = List.of("2026");

  private static final Map<String, Policy> LOADED = new ConcurrentHashMap<>();

  private Policies() {}

  /** Returns the names of all policies, the oldest first. */
  public static List<String> names() {
    return NAMES;
  }

  /** Returns the name of the newest policy. */
  public static String latest() {
    return NAMES.get(NAMES.size() - 1);
  }

  /**
   * Returns the policy of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Policy of(String name) {
    if (!NAMES.contains(name)) {
      throw new IllegalArgumentException(
          "there is no policy '" + name + "'; expected one of " + String.join(", ", NAMES));
    }
    return LOADED.computeIfAbsent(name, Policies::load);
  }

  private static Policy load(String name) {
    String resource = name + ".json";
    try (InputStream in = TlsPolicy.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the policy " + resource + " is missing from the jar");
      }
      Policy policy = new PolicyParser(resource).parse(in.readAllBytes());
      if (!policy.name().equals(name)) {
        throw new IllegalStateException(resource + " holds the policy " + policy.name());
      }
      return Processor.hasAes() ? policy : policy.reordered();
    } catch (IOException | PolicyFormatException e) {
      throw new IllegalStateException("the policy " + resource + " of the jar is damaged", e);
    }
  }
}
