// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jca;

import java.math.BigInteger;
import java.security.InvalidKeyException;
import java.security.SecureRandom;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.EdECPoint;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.bouncycastle.math.ec.rfc8032.Ed448;

/** The two curves of EdDSA (RFC 8032), by Bouncy Castle's arithmetic. */
enum EdCurve {
  ED25519("Ed25519", NamedParameterSpec.ED25519, "1.3.101.112", 255, 32, 64),
  ED448("Ed448", NamedParameterSpec.ED448, "1.3.101.113", 448, 57, 114);

  private static final byte[] NO_CONTEXT = new byte[0];

  private final String algorithm;
  private final NamedParameterSpec spec;
  private final String oid;
  private final int bits;
  private final int keyLength;
  private final int signatureLength;

  EdCurve(
      String algorithm,
      NamedParameterSpec spec,
      String oid,
      int bits,
      int keyLength,
      int signatureLength) {
    this.algorithm = algorithm;
    this.spec = spec;
    this.oid = oid;
    this.bits = bits;
    this.keyLength = keyLength;
    this.signatureLength = signatureLength;
  }

  String algorithm() {
    return algorithm;
  }

  NamedParameterSpec spec() {
    return spec;
  }

  String oid() {
    return oid;
  }

  int bits() {
    return bits;
  }

  static EdCurve of(NamedParameterSpec spec) throws InvalidKeyException {
    for (EdCurve curve : values()) {
      if (curve.algorithm.equalsIgnoreCase(spec.getName())) {
        return curve;
      }
    }
    throw new InvalidKeyException(
        "expected a key on Ed25519 or Ed448, found one on " + spec.getName());
  }

  /** Returns fresh octets for a private key. */
  byte[] newPrivate(SecureRandom random) {
    byte[] octets = new byte[keyLength];
    if (this == ED25519) {
      Ed25519.generatePrivateKey(random, octets);
    } else {
      Ed448.generatePrivateKey(random, octets);
    }
    return octets;
  }

  byte[] publicOf(byte[] privateOctets) {
    byte[] octets = new byte[keyLength];
    if (this == ED25519) {
      Ed25519.generatePublicKey(privateOctets, 0, octets, 0);
    } else {
      Ed448.generatePublicKey(privateOctets, 0, octets, 0);
    }
    return octets;
  }

  byte[] sign(byte[] privateOctets, byte[] publicOctets, byte[] message) {
    byte[] signature = new byte[signatureLength];
    if (this == ED25519) {
      Ed25519.sign(privateOctets, 0, publicOctets, 0, message, 0, message.length, signature, 0);
    } else {
      Ed448.sign(
          privateOctets, 0, publicOctets, 0, NO_CONTEXT, message, 0, message.length, signature, 0);
    }
    return signature;
  }

  boolean verify(byte[] publicOctets, byte[] message, byte[] signature) {
    if (signature.length != signatureLength) {
      return false;
    }
    return this == ED25519
        ? Ed25519.verify(signature, 0, publicOctets, 0, message, 0, message.length)
        : Ed448.verify(signature, 0, publicOctets, 0, NO_CONTEXT, message, 0, message.length);
  }

  /**
   * Returns the octets of a private key.
   *
   * @throws InvalidKeyException if the key does not give them, as one on a token does not
   */
  byte[] octets(EdECPrivateKey key) throws InvalidKeyException {
    byte[] octets =
        key.getBytes()
            .orElseThrow(() -> new InvalidKeyException("the private key does not leave its token"));
    if (octets.length != keyLength) {
      throw new InvalidKeyException(
          "expected "
              + keyLength
              + " octets in a key on "
              + algorithm
              + ", found "
              + octets.length);
    }
    return octets;
  }

  /** Encodes a point: y, little-endian, and the lowest bit of x on top (RFC 8032 section 5.1.2). */
  byte[] octets(EdECPublicKey key) throws InvalidKeyException {
    EdECPoint point = key.getPoint();
    byte[] big = point.getY().toByteArray();
    byte[] octets = new byte[keyLength];
    int from = big[0] == 0 ? 1 : 0;
    if (point.getY().signum() < 0 || big.length - from > keyLength) {
      throw new InvalidKeyException("the point does not lie on " + algorithm);
    }
    for (int i = from; i < big.length; i++) {
      octets[big.length - 1 - i] = big[i];
    }
    if (point.isXOdd()) {
      octets[keyLength - 1] |= (byte) 0x80;
    }
    return octets;
  }

  /** Decodes a point, without asking whether it lies on the curve. */
  EdECPoint point(byte[] octets) {
    byte[] big = new byte[keyLength];
    for (int i = 0; i < keyLength; i++) {
      big[i] = octets[keyLength - 1 - i];
    }
    boolean odd = (big[0] & 0x80) != 0;
    big[0] &= 0x7f;
    EdECPoint point = new EdECPoint(odd, new BigInteger(1, big));
    Arrays.fill(big, (byte) 0);
    return point;
  }
}
