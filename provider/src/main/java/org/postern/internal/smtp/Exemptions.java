// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.smtp;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The destinations for which the operator has switched DANE off (RFC 7672 section 9.1). */
public final class Exemptions {

  private final Set<String> names = new HashSet<>();
  private final List<String> suffixes = new ArrayList<>();

  /** Takes names, and suffixes that begin with a dot. */
  public Exemptions(List<String> patterns) {
    for (String pattern : patterns) {
      String lower = pattern.toLowerCase(Locale.ROOT);
      if (lower.startsWith(".")) {
        suffixes.add(lower);
      } else {
        names.add(lower);
      }
    }
  }

  /** Returns whether a name, in canonical form, is exempt. A suffix does not cover itself. */
  public boolean covers(String name) {
    if (names.contains(name)) {
      return true;
    }
    for (String suffix : suffixes) {
      if (name.endsWith(suffix)) {
        return true;
      }
    }
    return false;
  }
}
