// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.lab.dns;

/** What a right validator says of data, by construction of the zones; the weakest comes last. */
enum Security {
  SECURE,
  INSECURE,
  BOGUS;

  Security weaker(Security other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
