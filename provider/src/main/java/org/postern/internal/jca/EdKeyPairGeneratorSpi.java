// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jca;

import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.InvalidParameterException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGeneratorSpi;
import java.security.ProviderException;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Makes key pairs for EdDSA: on one curve, or on the one that is asked for. */
final class EdKeyPairGeneratorSpi extends KeyPairGeneratorSpi {

  private final @Nullable EdCurve fixed;
  private EdCurve curve;
  private SecureRandom random = new SecureRandom();

  /** Makes a generator; without a curve any may be asked for, and Ed25519 is it otherwise. */
  EdKeyPairGeneratorSpi(@Nullable EdCurve fixed) {
    this.fixed = fixed;
    this.curve = fixed == null ? EdCurve.ED25519 : fixed;
  }

  @Override
  public void initialize(int bits, @Nullable SecureRandom source) {
    for (EdCurve candidate : EdCurve.values()) {
      if (candidate.bits() == bits && (fixed == null || fixed == candidate)) {
        set(candidate, source);
        return;
      }
    }
    throw new InvalidParameterException(
        "keys of " + bits + " bits are not on " + (fixed == null ? "Ed25519 or Ed448" : fixed));
  }

  @Override
  public void initialize(AlgorithmParameterSpec spec, @Nullable SecureRandom source)
      throws InvalidAlgorithmParameterException {
    if (!(spec instanceof NamedParameterSpec named)) {
      throw new InvalidAlgorithmParameterException("expected a NamedParameterSpec, found " + spec);
    }
    try {
      EdCurve wanted = EdCurve.of(named);
      if (fixed != null && fixed != wanted) {
        throw new InvalidAlgorithmParameterException(
            "this generator is for " + fixed.algorithm() + ", not for " + wanted.algorithm());
      }
      set(wanted, source);
    } catch (InvalidKeyException e) {
      throw new InvalidAlgorithmParameterException(e.getMessage(), e);
    }
  }

  private void set(EdCurve wanted, @Nullable SecureRandom source) {
    curve = wanted;
    random = source == null ? new SecureRandom() : source;
  }

  @Override
  public KeyPair generateKeyPair() {
    KeyFactory factory = JdkEdKeys.factory(curve.algorithm());
    byte[] octets = curve.newPrivate(random);
    try {
      return new KeyPair(
          factory.generatePublic(
              new EdECPublicKeySpec(curve.spec(), curve.point(curve.publicOf(octets)))),
          factory.generatePrivate(new EdECPrivateKeySpec(curve.spec(), octets)));
    } catch (InvalidKeySpecException e) {
      throw new ProviderException("the JDK refuses a key on " + curve.algorithm(), e);
    } finally {
      Arrays.fill(octets, (byte) 0);
    }
  }
}
