// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.crypto;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.SignatureException;

/** One signature by {@link Signature}. */
final class JcaSignature
    implements SignatureFamily.SigningKey.Computation, SignatureFamily.VerifyingKey.Computation {

  private final Signature signature;

  private JcaSignature(Signature signature) {
    this.signature = signature;
  }

  static JcaSignature signing(
      Signature signature, JcaScheme scheme, PrivateKey key, SecureRandom random)
      throws GeneralSecurityException {
    setParameters(signature, scheme);
    signature.initSign(key, random);
    return new JcaSignature(signature);
  }

  static JcaSignature verifying(Signature signature, JcaScheme scheme, PublicKey key)
      throws GeneralSecurityException {
    setParameters(signature, scheme);
    signature.initVerify(key);
    return new JcaSignature(signature);
  }

  private static void setParameters(Signature signature, JcaScheme scheme)
      throws GeneralSecurityException {
    if (scheme.parameters() != null) {
      signature.setParameter(scheme.parameters());
    }
  }

  @Override
  public void update(byte[] data, int offset, int length) throws GeneralSecurityException {
    signature.update(data, offset, length);
  }

  @Override
  public byte[] sign() throws GeneralSecurityException {
    return signature.sign();
  }

  /** A signature of the wrong form is a wrong one. */
  @Override
  public boolean verify(byte[] octets) {
    try {
      return signature.verify(octets);
    } catch (SignatureException e) {
      return false;
    }
  }
}
