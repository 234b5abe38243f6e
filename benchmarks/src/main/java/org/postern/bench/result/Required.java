// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.result;

import org.jspecify.annotations.Nullable;

/** Says which property a file lacks. */
final class Required {
  private Required() {}

  static <T> T of(@Nullable T value, String name) {
    if (value == null) {
      throw new IllegalArgumentException("expected a property '" + name + "'");
    }
    return value;
  }
}
