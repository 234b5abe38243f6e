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

/** A Diffie-Hellman group in one handshake. */
final class GroupAgreement implements TlsAgreement {

  private final ConnectionCrypto crypto;
  private final AgreementScheme scheme;
  private AgreementScheme.@Nullable KeyPair own;
  private byte[] peer = new byte[0];

  GroupAgreement(ConnectionCrypto crypto, AgreementScheme scheme) {
    this.crypto = crypto;
    this.scheme = scheme;
  }

  @Override
  public byte[] generateEphemeral() throws IOException {
    try {
      AgreementScheme.KeyPair pair = scheme.generate(crypto.getSecureRandom());
      own = pair;
      return pair.share();
    } catch (GeneralSecurityException e) {
      throw new TlsFatalAlert(AlertDescription.internal_error, e.getMessage(), e);
    }
  }

  @Override
  public void receivePeerValue(byte[] value) {
    peer = value.clone();
  }

  @Override
  public TlsSecret calculateSecret() throws IOException {
    AgreementScheme.KeyPair pair = own;
    own = null;
    if (pair == null) {
      throw new TlsFatalAlert(AlertDescription.internal_error, "a key agreement without a key");
    }
    try {
      return crypto.adopt(pair.agree(peer));
    } catch (GeneralSecurityException e) {
      throw new TlsFatalAlert(
          AlertDescription.illegal_parameter,
          "the peer's key share cannot be used: " + e.getMessage(),
          e);
    }
  }
}
