// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.crypto;

import java.io.IOException;
import java.security.GeneralSecurityException;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.crypto.TlsAgreement;
import org.bouncycastle.tls.crypto.TlsSecret;
import org.jspecify.annotations.Nullable;

/** ML-KEM-768 in one handshake, as one half of a hybrid group. */
final class KemAgreement implements TlsAgreement {

  private final ConnectionCrypto crypto;
  private final KemScheme scheme;
  private final boolean server;
  private KemScheme.@Nullable KeyPair own;
  private byte[] peer = new byte[0];
  private byte @Nullable [] secret;

  KemAgreement(ConnectionCrypto crypto, KemScheme scheme, boolean server) {
    this.crypto = crypto;
    this.scheme = scheme;
    this.server = server;
  }

  @Override
  public byte[] generateEphemeral() throws IOException {
    try {
      if (!server) {
        KemScheme.KeyPair pair = scheme.generate(crypto.getSecureRandom());
        own = pair;
        return pair.publicKey();
      }
      KemScheme.Encapsulated result = scheme.encapsulate(peer, crypto.getSecureRandom());
      secret = result.secret();
      return result.encapsulation();
    } catch (GeneralSecurityException e) {
      throw unusable(e);
    }
  }

  @Override
  public void receivePeerValue(byte[] value) throws IOException {
    int expected = server ? KemScheme.PUBLIC_KEY_LENGTH : KemScheme.ENCAPSULATION_LENGTH;
    if (value.length != expected) {
      throw new TlsFatalAlert(
          AlertDescription.illegal_parameter,
          "an ML-KEM-768 share has " + expected + " octets, the peer sent " + value.length);
    }
    peer = value.clone();
  }

  @Override
  public TlsSecret calculateSecret() throws IOException {
    byte[] result = secret;
    secret = null;
    if (result == null) {
      KemScheme.KeyPair pair = own;
      own = null;
      if (pair == null) {
        throw new TlsFatalAlert(AlertDescription.internal_error, "ML-KEM without a key");
      }
      try {
        result = pair.decapsulate(peer);
      } catch (GeneralSecurityException e) {
        throw unusable(e);
      }
    }
    return crypto.adopt(result);
  }

  private static TlsFatalAlert unusable(GeneralSecurityException e) {
    return new TlsFatalAlert(
        AlertDescription.illegal_parameter,
        "the peer's key share cannot be used: " + e.getMessage(),
        e);
  }
}
