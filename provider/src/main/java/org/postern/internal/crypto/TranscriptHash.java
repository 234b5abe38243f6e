// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.crypto;

import java.security.MessageDigest;
import java.util.function.Consumer;
import org.bouncycastle.tls.crypto.TlsHash;

/**
 * A hash of handshake messages. The one that is copied is that of the whole handshake, which the
 * connection remembers. Not for several threads.
 */
public final class TranscriptHash implements TlsHash {

  private final MessageDigest digest;
  private final Consumer<TranscriptHash> copied;

  TranscriptHash(MessageDigest digest, Consumer<TranscriptHash> copied) {
    this.digest = digest;
    this.copied = copied;
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
  public TranscriptHash cloneHash() {
    copied.accept(this);
    try {
      return new TranscriptHash((MessageDigest) digest.clone(), copy -> {});
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the JDK's hash functions can be copied", e);
    }
  }

  @Override
  public void reset() {
    digest.reset();
  }
}
