// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.crypto;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Security;
import java.security.Signature;

/**
 * A key that a token keeps. The first provider of the JVM that can sign with it does: each is asked
 * in turn, as parameters have to be set before the key is shown.
 */
record OpaqueKey(PrivateKey key) implements SignatureFamily.SigningKey {

  @Override
  public Computation begin(int scheme, SecureRandom random) throws GeneralSecurityException {
    JcaScheme named = JcaScheme.of(scheme);
    Provider[] providers = Security.getProviders("Signature." + named.algorithm());
    InvalidKeyException refusal =
        new InvalidKeyException(
            "no provider of this JVM signs with a "
                + key.getAlgorithm()
                + " key of the type "
                + key.getClass().getName());
    for (Provider provider : providers == null ? new Provider[0] : providers) {
      try {
        Signature signature = Signature.getInstance(named.algorithm(), provider);
        return JcaSignature.signing(signature, named, key, random);
      } catch (GeneralSecurityException | RuntimeException e) {
        refusal.addSuppressed(e);
      }
    }
    throw refusal;
  }

  /** Shows nothing of the key. */
  @Override
  public String toString() {
    return "OpaqueKey[" + key.getAlgorithm() + "]";
  }
}
