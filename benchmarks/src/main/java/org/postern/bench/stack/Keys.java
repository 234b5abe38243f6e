// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.stack;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;

/** The kinds of keys that certificates have, with the algorithm that such a key signs with. */
public enum Keys {
  P256("EC", "SHA256withECDSA"),
  P384("EC", "SHA384withECDSA"),
  RSA_2048("RSA", "SHA256withRSA"),
  RSA_3072("RSA", "SHA256withRSA"),
  ED25519("Ed25519", "Ed25519");

  private final String algorithm;
  private final String signature;

  Keys(String algorithm, String signature) {
    this.algorithm = algorithm;
    this.signature = signature;
  }

  /** Returns the name of the algorithm by which a CA with such a key signs. */
  String signature() {
    return signature;
  }

  /** Makes a key pair by the JDK's providers. */
  KeyPair generate() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
    switch (this) {
      case P256 -> generator.initialize(new ECGenParameterSpec("secp256r1"));
      case P384 -> generator.initialize(new ECGenParameterSpec("secp384r1"));
      case RSA_2048 -> generator.initialize(2048);
      case RSA_3072 -> generator.initialize(3072);
      case ED25519 -> {}
    }
    return generator.generateKeyPair();
  }
}
