// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.crypto;

import java.io.IOException;
import java.util.Arrays;
import org.bouncycastle.math.ec.rfc7748.X25519;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.crypto.TlsAgreement;
import org.bouncycastle.tls.crypto.TlsSecret;

/** X25519 (RFC 7748) by Bouncy Castle. */
final class X25519Agreement implements TlsAgreement {

  private final ConnectionCrypto crypto;
  private final byte[] privateKey = new byte[X25519.SCALAR_SIZE];
  private byte[] peer = new byte[0];

  X25519Agreement(ConnectionCrypto crypto) {
    this.crypto = crypto;
  }

  @Override
  public byte[] generateEphemeral() {
    byte[] publicKey = new byte[X25519.POINT_SIZE];
    X25519.generatePrivateKey(crypto.getSecureRandom(), privateKey);
    X25519.generatePublicKey(privateKey, 0, publicKey, 0);
    return publicKey;
  }

  @Override
  public void receivePeerValue(byte[] value) throws IOException {
    if (value.length != X25519.POINT_SIZE) {
      throw new TlsFatalAlert(
          AlertDescription.illegal_parameter,
          "an X25519 share has " + X25519.POINT_SIZE + " octets, the peer sent " + value.length);
    }
    peer = value.clone();
  }

  @Override
  public TlsSecret calculateSecret() throws IOException {
    byte[] secret = new byte[X25519.POINT_SIZE];
    try {
      // RFC 8446 section 7.4.2: the all-zero value must end the handshake.
      if (!X25519.calculateAgreement(privateKey, 0, peer, 0, secret, 0)) {
        throw new TlsFatalAlert(
            AlertDescription.illegal_parameter, "the peer's X25519 share is of small order");
      }
      return crypto.adopt(secret);
    } finally {
      Arrays.fill(privateKey, (byte) 0);
    }
  }
}
