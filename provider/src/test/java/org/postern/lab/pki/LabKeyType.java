// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.lab.pki;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** The kinds of keys that lab certificates have, with the algorithm that such a key signs with. */
public enum LabKeyType {
  P256("SHA256withECDSA"),
  P384("SHA384withECDSA"),
  P521("SHA512withECDSA"),
  RSA_2048("SHA256withRSA"),
  /** Too short for any policy. */
  RSA_1024("SHA256withRSA"),
  /** A key for RSASSA-PSS only (RFC 4055). */
  RSA_PSS("SHA256WITHRSAANDMGF1"),
  ED25519("Ed25519"),
  ED448("Ed448");

  private final String signature;

  LabKeyType(String signature) {
    this.signature = signature;
  }

  /** Makes what such a key signs certificates with. */
  JcaContentSignerBuilder signer() {
    return this == RSA_PSS
        ? new JcaContentSignerBuilder(signature).setProvider(new BouncyCastleProvider())
        : new JcaContentSignerBuilder(signature);
  }

  /** Makes a new key pair, by the JDK's providers. */
  public KeyPair generate() {
    try {
      return switch (this) {
        case RSA_2048 -> rsa("RSA", 2048);
        case RSA_1024 -> rsa("RSA", 1024);
        case RSA_PSS -> rsa("RSASSA-PSS", 2048);
        case ED25519 -> KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        case ED448 -> KeyPairGenerator.getInstance("Ed448").generateKeyPair();
        case P256 -> ec("secp256r1");
        case P384 -> ec("secp384r1");
        case P521 -> ec("secp521r1");
      };
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK makes no " + this + " keys", e);
    }
  }

  private static KeyPair rsa(String algorithm, int bits) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
    generator.initialize(bits);
    return generator.generateKeyPair();
  }

  private static KeyPair ec(String curve) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec(curve));
    return generator.generateKeyPair();
  }
}
