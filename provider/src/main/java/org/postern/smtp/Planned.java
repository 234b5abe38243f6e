// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.smtp;

import java.time.Duration;

/**
 * A part of a plan.
 *
 * @param value the part
 * @param ttl how long it may be used
 */
record Planned<T>(T value, Duration ttl) {

  static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
