// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.tls;

/** The key exchange groups that are measured. */
enum Group {
  X25519("x25519", 0x001D),
  X25519MLKEM768("X25519MLKEM768", 0x11EC);

  final String jsseName;
  final int code;

  Group(String jsseName, int code) {
    this.jsseName = jsseName;
    this.code = code;
  }
}
