// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop.tls;

import java.util.Locale;

/** The key exchange groups of the matrix. */
public enum Group {
  X25519("x25519", false),
  SECP256R1("secp256r1", false),
  SECP384R1("secp384r1", false),
  X25519_MLKEM768("X25519MLKEM768", true),
  SECP256R1_MLKEM768("SecP256r1MLKEM768", true);

  private final String ianaName;
  private final boolean hybrid;

  Group(String ianaName, boolean hybrid) {
    this.ianaName = ianaName;
    this.hybrid = hybrid;
  }

  public String ianaName() {
    return ianaName;
  }

  public boolean hybrid() {
    return hybrid;
  }

  /** The name that OpenSSL and those who come from it use. */
  public String opensslName() {
    switch (this) {
      case X25519:
        return "X25519";
      case SECP256R1:
        return "P-256";
      case SECP384R1:
        return "P-384";
      default:
        return ianaName;
    }
  }

  /** Whether a peer means this group by the name; they have several for the NIST curves. */
  public boolean isCalled(String name) {
    String canonical =
        name.toLowerCase(Locale.ROOT)
            .replace("prime256v1", "secp256r1")
            .replace("p-256", "secp256r1")
            .replace("p-384", "secp384r1");
    return canonical.equals(ianaName.toLowerCase(Locale.ROOT));
  }
}
