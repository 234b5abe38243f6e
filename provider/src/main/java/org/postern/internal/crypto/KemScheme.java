// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.crypto;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;

/** An implementation of ML-KEM-768 (FIPS 203). */
interface KemScheme {

  /** The length of a public key in octets. */
  int PUBLIC_KEY_LENGTH = 1184;

  /** The length of what a server sends, in octets. */
  int ENCAPSULATION_LENGTH = 1088;

  /** A client's side. */
  KeyPair generate(SecureRandom random) throws GeneralSecurityException;

  /**
   * A server's side.
   *
   * @throws GeneralSecurityException if the public key is not one
   */
  Encapsulated encapsulate(byte[] publicKey, SecureRandom random) throws GeneralSecurityException;

  /** A key pair for one handshake. */
  interface KeyPair {
    byte[] publicKey();

    byte[] decapsulate(byte[] encapsulation) throws GeneralSecurityException;
  }

  /** What a server sends, and the secret in it. */
  record Encapsulated(byte[] encapsulation, byte[] secret) {
    @Override
    public String toString() {
      return "Encapsulated";
    }
  }
}
