// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.crypto;

import java.security.InvalidKeyException;
import javax.crypto.Mac;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.tls.crypto.TlsHMAC;

/** HMAC by the JDK. Not for several threads. */
final class KeyedHash implements TlsHMAC {

  private final Hash hash;
  private final Mac mac;

  KeyedHash(Hash hash, Mac mac) {
    this.hash = hash;
    this.mac = mac;
  }

  Hash hash() {
    return hash;
  }

  @Override
  public void setKey(byte[] key, int offset, int length) {
    try {
      // HMAC pads keys with zeros, so that one zero octet is the empty key that JCA does not allow.
      mac.init(
          length == 0
              ? new SecretKeySpec(new byte[1], "HMAC")
              : new SecretKeySpec(key, offset, length, "HMAC"));
    } catch (InvalidKeyException e) {
      throw new IllegalStateException("any octets are a key of HMAC", e);
    }
  }

  @Override
  public void update(byte[] input, int offset, int length) {
    mac.update(input, offset, length);
  }

  void update(byte octet) {
    mac.update(octet);
  }

  @Override
  public byte[] calculateMAC() {
    return mac.doFinal();
  }

  @Override
  public void calculateMAC(byte[] output, int offset) {
    try {
      mac.doFinal(output, offset);
    } catch (ShortBufferException e) {
      throw new IllegalArgumentException("no room for " + hash.length() + " octets", e);
    }
  }

  @Override
  public int getInternalBlockSize() {
    return hash.blockLength();
  }

  @Override
  public int getMacLength() {
    return hash.length();
  }

  @Override
  public void reset() {
    mac.reset();
  }
}
