// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.policy;

/** The key exchange groups that the code can do (RFC 8446 section 4.2.7 and the hybrids). */
public enum NamedGroup {
  X25519MLKEM768("X25519MLKEM768", 0x11EC, true),
  X25519("x25519", 0x001D, false),
  SECP256R1("secp256r1", 0x0017, false),
  SECP384R1("secp384r1", 0x0018, false),
  SECP256R1MLKEM768("SecP256r1MLKEM768", 0x11EB, true);

  private final String jsseName;
  private final int code;
  private final boolean hybrid;

  NamedGroup(String jsseName, int code, boolean hybrid) {
    this.jsseName = jsseName;
    this.code = code;
    this.hybrid = hybrid;
  }

  /** Returns the name that JSSE uses. */
  public String jsseName() {
    return jsseName;
  }

  /** Returns the code point of the IANA registry. */
  public int code() {
    return code;
  }

  /** Returns whether a post-quantum part belongs to it; such a group is for TLS 1.3 only. */
  public boolean hybrid() {
    return hybrid;
  }
}
