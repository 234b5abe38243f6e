// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.crypto;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.SecureRandom;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.SecretWithEncapsulation;
import org.bouncycastle.crypto.generators.MLKEMKeyPairGenerator;
import org.bouncycastle.crypto.kems.MLKEMExtractor;
import org.bouncycastle.crypto.kems.MLKEMGenerator;
import org.bouncycastle.crypto.params.MLKEMKeyGenerationParameters;
import org.bouncycastle.crypto.params.MLKEMParameters;
import org.bouncycastle.crypto.params.MLKEMPrivateKeyParameters;
import org.bouncycastle.crypto.params.MLKEMPublicKeyParameters;

/** ML-KEM-768 by Bouncy Castle. */
final class BcMlKem implements KemScheme {

  @Override
  public KeyPair generate(SecureRandom random) {
    MLKEMKeyPairGenerator generator = new MLKEMKeyPairGenerator();
    generator.init(new MLKEMKeyGenerationParameters(random, MLKEMParameters.ml_kem_768));
    AsymmetricCipherKeyPair pair = generator.generateKeyPair();
    return new KeyPair() {
      @Override
      public byte[] publicKey() {
        return ((MLKEMPublicKeyParameters) pair.getPublic()).getEncoded();
      }

      @Override
      public byte[] decapsulate(byte[] encapsulation) throws GeneralSecurityException {
        try {
          return new MLKEMExtractor((MLKEMPrivateKeyParameters) pair.getPrivate())
              .extractSecret(encapsulation);
        } catch (RuntimeException e) {
          throw new InvalidKeyException("not an encapsulation of ML-KEM-768", e);
        }
      }
    };
  }

  @Override
  public Encapsulated encapsulate(byte[] publicKey, SecureRandom random)
      throws GeneralSecurityException {
    try {
      SecretWithEncapsulation result =
          new MLKEMGenerator(random)
              .generateEncapsulated(
                  new MLKEMPublicKeyParameters(MLKEMParameters.ml_kem_768, publicKey));
      return new Encapsulated(result.getEncapsulation(), result.getSecret());
    } catch (RuntimeException e) {
      throw new InvalidKeyException("not a public key of ML-KEM-768", e);
    }
  }
}
