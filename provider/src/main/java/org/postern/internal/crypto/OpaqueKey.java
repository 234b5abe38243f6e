// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.crypto;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;

/** A key that a token keeps: the provider that knows it is found by JCA. */
record OpaqueKey(PrivateKey key) implements SignatureFamily.SigningKey {

  @Override
  public Computation begin(int scheme, SecureRandom random) throws GeneralSecurityException {
    JcaScheme named = JcaScheme.of(scheme);
    return JcaSignature.signing(Signature.getInstance(named.algorithm()), named, key, random);
  }

  /** Shows nothing of the key. */
  @Override
  public String toString() {
    return "OpaqueKey[" + key.getAlgorithm() + "]";
  }
}
