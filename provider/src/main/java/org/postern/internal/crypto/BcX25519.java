// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.crypto;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.math.ec.rfc7748.X25519;

/** X25519 (RFC 7748) by Bouncy Castle. */
final class BcX25519 implements AgreementScheme {

  @Override
  public KeyPair generate(SecureRandom random) {
    byte[] scalar = new byte[X25519.SCALAR_SIZE];
    X25519.generatePrivateKey(random, scalar);
    byte[] share = new byte[X25519.POINT_SIZE];
    X25519.generatePublicKey(scalar, 0, share, 0);
    return new KeyPair() {
      @Override
      public byte[] share() {
        return share.clone();
      }

      @Override
      public byte[] agree(byte[] peer) throws GeneralSecurityException {
        try {
          return BcX25519.this.agree(scalar, peer);
        } finally {
          Arrays.fill(scalar, (byte) 0);
        }
      }
    };
  }

  /** RFC 8446 section 7.4.2: the all-zero value must end the handshake. */
  @Override
  public byte[] agree(byte[] scalar, byte[] peer) throws GeneralSecurityException {
    if (peer.length != X25519.POINT_SIZE) {
      throw new InvalidKeyException(
          "an X25519 share has " + X25519.POINT_SIZE + " octets, not " + peer.length);
    }
    byte[] secret = new byte[X25519.POINT_SIZE];
    if (!X25519.calculateAgreement(scalar, 0, peer, 0, secret, 0)) {
      throw new InvalidKeyException("the X25519 share is of small order");
    }
    return secret;
  }
}
