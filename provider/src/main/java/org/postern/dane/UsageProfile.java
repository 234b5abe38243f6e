// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.dane;

import java.util.Locale;

/** Which certificate usages count. */
public enum UsageProfile {
  /**
   * DANE-TA(2) and DANE-EE(3) only, as between mail servers: RFC 7672 section 3.1.3 lets a sender
   * treat PKIX-TA(0) and PKIX-EE(1) as unusable, since there is no set of roots both ends agree on.
   */
  SMTP,
  /** All four usages; 0 and 1 need the root certificates given to {@link DaneVerifier}. */
  ALL;

  /**
   * Reads {@code smtp} or {@code all}, in any case.
   *
   * @throws IllegalArgumentException for any other word
   */
  public static UsageProfile parse(String word) {
    switch (word.strip().toLowerCase(Locale.ROOT)) {
      case "smtp":
        return SMTP;
      case "all":
        return ALL;
      default:
        throw new IllegalArgumentException(
            "expected the usages \"smtp\" or \"all\", but got \"" + word + "\"");
    }
  }

  boolean admits(int usage) {
    return usage == 2 || usage == 3 || (this == ALL && (usage == 0 || usage == 1));
  }
}
