// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop.tls;

import java.util.Locale;
import org.postern.lab.pki.LabKeyType;

/** The keys of the matrix: the server's, and the client's where it authenticates itself. */
public enum Key {
  RSA(LabKeyType.RSA_2048, "rsa"),
  EC(LabKeyType.P256, "ecdsa"),
  ED25519(LabKeyType.ED25519, "ed25519");

  private final LabKeyType type;
  private final String scheme;

  Key(LabKeyType type, String scheme) {
    this.type = type;
    this.scheme = scheme;
  }

  LabKeyType type() {
    return type;
  }

  /** How the name of every signature scheme with such a key begins, whoever prints it. */
  public boolean signs(String schemeName) {
    String name = schemeName.toLowerCase(Locale.ROOT).replace("eddsa-", "");
    return name.startsWith(scheme);
  }
}
