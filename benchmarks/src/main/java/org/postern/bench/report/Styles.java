// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.report;

import java.util.List;

/** How bars of a stack are filled: the same in each chart. */
final class Styles {
  /** The solid one is ours. */
  private static final List<String> ORDER =
      List.of("POSTERN", "CORRETTO", "SUNJSSE", "BCJSSE", "CONSCRYPT", "TCNATIVE");

  private Styles() {}

  /** Returns the number of the style. */
  static int of(String stack) {
    int known = ORDER.indexOf(stack);
    if (known >= 0) {
      return known;
    }
    for (int i = ORDER.size() - 1; i >= 0; i--) {
      if (stack.startsWith(ORDER.get(i))) {
        return i;
      }
    }
    return ORDER.size();
  }
}
