// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.crypto;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;

/** An implementation of one Diffie-Hellman group. */
interface AgreementScheme {

  /** Makes a key pair for one handshake. */
  KeyPair generate(SecureRandom random) throws GeneralSecurityException;

  /** Computes with a given private key, to be compared with a published answer. */
  byte[] agree(byte[] scalar, byte[] peer) throws GeneralSecurityException;

  /** A key pair for one handshake. */
  interface KeyPair {
    /** Returns the share to send, as TLS wants it. */
    byte[] share();

    /**
     * Computes the secret, and forgets the private key as far as the implementation lets it.
     *
     * @throws GeneralSecurityException if the share is not a point that may be used
     */
    byte[] agree(byte[] peer) throws GeneralSecurityException;
  }
}
