// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jca;

import java.security.InvalidKeyException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyFactorySpi;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.EdECKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.KeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;

/** Makes keys for EdDSA: always the JDK's. */
final class EdKeyFactorySpi extends KeyFactorySpi {

  private final KeyFactory jdk;

  EdKeyFactorySpi(String algorithm) {
    this.jdk = JdkEdKeys.factory(algorithm);
  }

  @Override
  protected PublicKey engineGeneratePublic(KeySpec spec) throws InvalidKeySpecException {
    return jdk.generatePublic(spec);
  }

  @Override
  protected PrivateKey engineGeneratePrivate(KeySpec spec) throws InvalidKeySpecException {
    return jdk.generatePrivate(spec);
  }

  @Override
  protected <T extends KeySpec> T engineGetKeySpec(Key key, Class<T> spec)
      throws InvalidKeySpecException {
    try {
      return jdk.getKeySpec(engineTranslateKey(key), spec);
    } catch (InvalidKeyException e) {
      throw new InvalidKeySpecException(e.getMessage(), e);
    }
  }

  /** Keys of other providers are read from their encoding. */
  @Override
  protected Key engineTranslateKey(Key key) throws InvalidKeyException {
    if (key instanceof EdECKey) {
      return jdk.translateKey(key);
    }
    byte[] encoded = key == null ? null : key.getEncoded();
    if (encoded == null) {
      throw new InvalidKeyException("expected a key with an encoding");
    }
    try {
      if (key instanceof PrivateKey && "PKCS#8".equals(key.getFormat())) {
        return jdk.generatePrivate(new PKCS8EncodedKeySpec(encoded));
      }
      if (key instanceof PublicKey && "X.509".equals(key.getFormat())) {
        return jdk.generatePublic(new X509EncodedKeySpec(encoded));
      }
    } catch (InvalidKeySpecException e) {
      throw new InvalidKeyException("not a key for EdDSA: " + e.getMessage(), e);
    }
    throw new InvalidKeyException("expected a key for EdDSA, found " + key.getAlgorithm());
  }
}
