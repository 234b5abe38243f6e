// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.lab.pki;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;

/** The kinds of keys that lab certificates have, with the algorithm that such a key signs with. */
public enum LabKeyType {
  P256("SHA256withECDSA"),
  P384("SHA384withECDSA"),
  RSA_2048("SHA256withRSA"),
  ED25519("Ed25519");

  final String signature;

  LabKeyType(String signature) {
    this.signature = signature;
  }

  /** Makes a new key pair, by the JDK's providers. */
  public KeyPair generate() {
    try {
      switch (this) {
        case RSA_2048:
          KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
          rsa.initialize(2048);
          return rsa.generateKeyPair();
        case ED25519:
          return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        default:
          KeyPairGenerator ec = KeyPairGenerator.getInstance("EC");
          ec.initialize(new ECGenParameterSpec(this == P384 ? "secp384r1" : "secp256r1"));
          return ec.generateKeyPair();
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK makes no " + this + " keys", e);
    }
  }
}
