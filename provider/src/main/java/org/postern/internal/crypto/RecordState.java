// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.crypto;

import java.security.GeneralSecurityException;
import java.util.Arrays;

/**
 * What protects the records of one direction: key, nonces and sequence numbers. Not for several
 * threads; the two directions share nothing.
 */
final class RecordState {

  static final int HEADER_LENGTH = 5;
  static final int EXPLICIT_NONCE_LENGTH = 8;
  private static final int VERSION = 0x0303;

  private final AeadSuite suite;
  private final boolean tls13;
  private final Aead aead;
  private final byte[] nonce = new byte[AeadSuite.NONCE_LENGTH];
  private final byte[] additionalData;
  private byte[] iv = new byte[0];
  private long sequence;
  private boolean destroyed;

  RecordState(AeadSuite suite, boolean tls13, Aead aead) {
    this.suite = suite;
    this.tls13 = tls13;
    this.aead = aead;
    this.additionalData = new byte[tls13 ? HEADER_LENGTH : 8 + HEADER_LENGTH];
  }

  /** Takes the next key; the sequence starts again. */
  void key(byte[] key, byte[] nextIv) {
    aead.key(key);
    iv = nextIv;
    sequence = 0;
  }

  /** Goes on from a later record. */
  void skipTo(long nextSequence) {
    sequence = nextSequence;
  }

  /** Goes back to a record whose place another has taken that could not be opened. */
  void goBackTo(long earlierSequence) throws GeneralSecurityException {
    sequence = earlierSequence;
    // Some implementations refuse the same nonce twice in a row, also for opening.
    aead.begin(new byte[AeadSuite.NONCE_LENGTH], additionalData);
  }

  Aead aead() {
    return aead;
  }

  long sequence() {
    return sequence;
  }

  /** Returns how many octets of the nonce come before the ciphertext. */
  int explicitNonceLength() {
    return !tls13 && suite.sendsNonce() ? EXPLICIT_NONCE_LENGTH : 0;
  }

  /**
   * Begins the next record.
   *
   * @param type the type in the header
   * @param length TLS 1.3: of the ciphertext, TLS 1.2: of the plaintext
   * @param explicitNonce RFC 5288: what came with the record, or is sent with it
   */
  void begin(int type, int length, long explicitNonce) throws GeneralSecurityException {
    if (destroyed) {
      throw new GeneralSecurityException("the key was destroyed when the connection was closed");
    }
    if (explicitNonceLength() > 0) {
      System.arraycopy(iv, 0, nonce, 0, iv.length);
      putLong(nonce, iv.length, explicitNonce);
    } else {
      // RFC 8446 section 5.3 and RFC 7905 section 2
      Arrays.fill(nonce, (byte) 0);
      putLong(nonce, nonce.length - Long.BYTES, sequence);
      for (int i = 0; i < nonce.length; i++) {
        nonce[i] ^= iv[i];
      }
    }
    int at = 0;
    if (!tls13) {
      putLong(additionalData, 0, sequence);
      at = Long.BYTES;
    }
    additionalData[at] = (byte) type;
    additionalData[at + 1] = (byte) (VERSION >>> 8);
    additionalData[at + 2] = (byte) VERSION;
    additionalData[at + 3] = (byte) (length >>> 8);
    additionalData[at + 4] = (byte) length;
    aead.begin(nonce, additionalData);
    sequence++;
  }

  void destroy() {
    destroyed = true;
    aead.destroy();
    Arrays.fill(iv, (byte) 0);
  }

  private static void putLong(byte[] out, int offset, long value) {
    for (int i = 0; i < Long.BYTES; i++) {
      out[offset + i] = (byte) (value >>> (8 * (Long.BYTES - 1 - i)));
    }
  }
}
