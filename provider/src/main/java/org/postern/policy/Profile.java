// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.policy;

import java.util.Arrays;
import java.util.Locale;

/** For whom a part of a policy is meant. */
public enum Profile {
  /** Peers of one's own: TLS 1.3 only. */
  MODERN,
  /** Everybody who is to be authenticated: TLS 1.3, and TLS 1.2 with ECDHE and AEAD (RFC 9325). */
  INTERMEDIATE,
  /**
   * Mail to servers that nobody demands proof of, which goes out in clear where TLS fails:
   * everything that the code can do at all, because weak encryption is better than none (RFC 7435;
   * RFC 9325 section 5 leaves this use out).
   */
  OPPORTUNISTIC;

  /** Returns the name in policies and in the configuration, such as {@code intermediate}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the profile of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Profile of(String label) {
    return Arrays.stream(values())
        .filter(profile -> profile.label().equals(label))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "there is no profile '"
                    + label
                    + "'; expected one of "
                    + Arrays.stream(values()).map(Profile::label).toList()));
  }
}
