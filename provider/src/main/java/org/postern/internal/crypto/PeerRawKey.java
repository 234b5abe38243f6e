// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.crypto;

import java.io.IOException;
import org.bouncycastle.tls.crypto.Tls13Verifier;
import org.bouncycastle.tls.crypto.TlsVerifier;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsRawKeyCertificate;

/** A raw public key that a peer sent (RFC 7250). */
final class PeerRawKey extends BcTlsRawKeyCertificate {

  private final ConnectionCrypto own;

  PeerRawKey(ConnectionCrypto crypto, byte[] encoding) throws IOException {
    super(crypto, encoding);
    this.own = crypto;
  }

  @Override
  public TlsVerifier createVerifier(short signatureAlgorithm) {
    return Verifiers.tls12(own, getSubjectPublicKeyInfo());
  }

  @Override
  public Tls13Verifier createVerifier(int signatureScheme) throws IOException {
    return Verifiers.tls13(own, getSubjectPublicKeyInfo(), signatureScheme);
  }
}
