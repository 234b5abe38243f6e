// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.crypto;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;

/** An implementation of signatures for one or more kinds of keys. */
interface SignatureFamily {

  /** Prepares a private key, once, for any number of signatures. */
  SigningKey signingKey(KeyKind kind, byte[] pkcs8) throws GeneralSecurityException;

  /** Prepares a public key. */
  VerifyingKey verifyingKey(KeyKind kind, byte[] subjectPublicKeyInfo)
      throws GeneralSecurityException;

  /** A private key in the form that the implementation likes best. For any number of threads. */
  interface SigningKey {
    Computation begin(int scheme, SecureRandom random) throws GeneralSecurityException;

    /** Takes the octets of one message, then signs them. */
    interface Computation {
      void update(byte[] data, int offset, int length) throws GeneralSecurityException;

      byte[] sign() throws GeneralSecurityException;
    }
  }

  /** A public key in the form that the implementation likes best. */
  interface VerifyingKey {
    Computation begin(int scheme) throws GeneralSecurityException;

    /** Takes the octets of one message, then compares them with a signature. */
    interface Computation {
      void update(byte[] data, int offset, int length) throws GeneralSecurityException;

      boolean verify(byte[] signature) throws GeneralSecurityException;
    }
  }
}
