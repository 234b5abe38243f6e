// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.crypto;

import java.security.GeneralSecurityException;
import java.security.SignatureException;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.Signer;

/** One signature by Bouncy Castle. */
final class BcSignature
    implements SignatureFamily.SigningKey.Computation, SignatureFamily.VerifyingKey.Computation {

  private final Signer signer;

  BcSignature(Signer signer) {
    this.signer = signer;
  }

  @Override
  public void update(byte[] data, int offset, int length) {
    signer.update(data, offset, length);
  }

  @Override
  public byte[] sign() throws GeneralSecurityException {
    try {
      return signer.generateSignature();
    } catch (CryptoException | RuntimeException e) {
      throw new SignatureException("the signature could not be computed", e);
    }
  }

  /** A signature of the wrong form is a wrong one. */
  @Override
  public boolean verify(byte[] signature) {
    try {
      return signer.verifySignature(signature);
    } catch (RuntimeException e) {
      return false;
    }
  }
}
