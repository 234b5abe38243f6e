// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.stack;

/** The key exchange groups that are measured. */
public enum Group {
  X25519("x25519", 0x001D),
  SECP256R1("secp256r1", 0x0017),
  X25519MLKEM768("X25519MLKEM768", 0x11EC);

  private final String jsseName;
  private final int code;

  Group(String jsseName, int code) {
    this.jsseName = jsseName;
    this.code = code;
  }

  /** Returns the name that JSSE and BoringSSL use. */
  public String jsseName() {
    return jsseName;
  }

  /** Returns the code point of the IANA registry. */
  public int code() {
    return code;
  }
}
