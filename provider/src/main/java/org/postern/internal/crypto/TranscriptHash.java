// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.crypto;

import java.security.MessageDigest;
import org.bouncycastle.tls.crypto.TlsHash;

/** A hash of handshake messages. Not for several threads. */
public final class TranscriptHash implements TlsHash {

  private final MessageDigest digest;

  TranscriptHash(MessageDigest digest) {
    this.digest = digest;
  }

  @Override
  public void update(byte[] input, int offset, int length) {
    digest.update(input, offset, length);
  }

  @Override
  public byte[] calculateHash() {
    return digest.digest();
  }

  @Override
  public TlsHash cloneHash() {
    try {
      return new TranscriptHash((MessageDigest) digest.clone());
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the JDK's hash functions can be copied", e);
    }
  }

  @Override
  public void reset() {
    digest.reset();
  }
}
