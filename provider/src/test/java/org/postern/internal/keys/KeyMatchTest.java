// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import org.junit.jupiter.api.Test;
import org.postern.lab.pki.LabKeyType;

/** Which key belongs to which certificate, and what it costs to say so. */
class KeyMatchTest {

  /** Counts how often somebody sets about signing with it. */
  private static final class Counting implements RSAPrivateKey {
    private static final long serialVersionUID = 1L;
    private final RSAPrivateKey key;
    int used;

    Counting(KeyPair pair) {
      key = (RSAPrivateKey) pair.getPrivate();
    }

    @Override
    public BigInteger getPrivateExponent() {
      used++;
      return key.getPrivateExponent();
    }

    @Override
    public BigInteger getModulus() {
      return key.getModulus();
    }

    @Override
    public String getAlgorithm() {
      return key.getAlgorithm();
    }

    @Override
    public String getFormat() {
      return key.getFormat();
    }

    @Override
    public byte[] getEncoded() {
      used++;
      return key.getEncoded();
    }
  }

  @Test
  void anRsaKeyOfAnotherModulus_isNotTriedOut() {
    KeyPair pair = LabKeyType.RSA_2048.generate();
    PublicKey other = LabKeyType.RSA_2048.generate().getPublic();
    Counting key = new Counting(pair);
    assertThat(other).isInstanceOf(RSAPublicKey.class);
    assertThat(KeyMatch.matches(key, other)).isFalse();
    assertThat(key.used).isZero();
    assertThat(KeyMatch.matches(key, pair.getPublic())).isTrue();
    assertThat(key.used).isPositive();
  }
}
