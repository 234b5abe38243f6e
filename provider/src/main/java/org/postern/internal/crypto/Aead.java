// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.crypto;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;

/** Authenticated encryption in one direction, with one key at a time. Not for several threads. */
interface Aead {

  /** Makes an instance of an implementation. */
  interface Factory {
    Aead create(AeadSuite suite, boolean sealing) throws GeneralSecurityException;
  }

  /** Takes the next key, and keeps no other. */
  void key(byte[] key);

  /** Begins a record. */
  void begin(byte[] nonce, byte[] additionalData) throws GeneralSecurityException;

  /** Sealing: takes a part of the plaintext. */
  void update(ByteBuffer input, ByteBuffer output) throws GeneralSecurityException;

  /**
   * Takes the rest, and ends the record: with its tag when sealing; when opening, the whole record
   * with its tag comes at once.
   */
  void finish(ByteBuffer input, ByteBuffer output) throws GeneralSecurityException;

  /** Forgets the key. */
  void destroy();
}
