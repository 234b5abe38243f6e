// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.crypto;

import java.security.DigestException;
import java.security.MessageDigest;
import org.bouncycastle.crypto.ExtendedDigest;

/** The JDK's hash functions where Bouncy Castle wants one of its own. */
final class JdkDigest implements ExtendedDigest {

  private final MessageDigest digest;
  private final Hash hash;

  JdkDigest(MessageDigest digest, Hash hash) {
    this.digest = digest;
    this.hash = hash;
  }

  @Override
  public String getAlgorithmName() {
    return hash.jcaName();
  }

  @Override
  public int getDigestSize() {
    return hash.length();
  }

  @Override
  public int getByteLength() {
    return hash.blockLength();
  }

  @Override
  public void update(byte in) {
    digest.update(in);
  }

  @Override
  public void update(byte[] in, int offset, int length) {
    digest.update(in, offset, length);
  }

  @Override
  public int doFinal(byte[] out, int offset) {
    try {
      return digest.digest(out, offset, hash.length());
    } catch (DigestException e) {
      throw new IllegalArgumentException("no room for " + hash.length() + " octets", e);
    }
  }

  @Override
  public void reset() {
    digest.reset();
  }
}
