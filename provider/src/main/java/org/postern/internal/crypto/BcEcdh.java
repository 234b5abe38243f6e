// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.crypto;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.SecureRandom;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.agreement.ECDHBasicAgreement;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsECDomain;
import org.bouncycastle.util.BigIntegers;

/** ECDH on a NIST curve by Bouncy Castle. */
final class BcEcdh implements AgreementScheme {

  private static final byte UNCOMPRESSED = 4;

  private final ECDomainParameters domain;

  BcEcdh(int group) {
    this.domain = BcTlsECDomain.getDomainParameters(group);
  }

  @Override
  public KeyPair generate(SecureRandom random) {
    ECKeyPairGenerator generator = new ECKeyPairGenerator();
    generator.init(new ECKeyGenerationParameters(domain, random));
    AsymmetricCipherKeyPair pair = generator.generateKeyPair();
    byte[] share = ((ECPublicKeyParameters) pair.getPublic()).getQ().getEncoded(false);
    return new KeyPair() {
      @Override
      public byte[] share() {
        return share.clone();
      }

      @Override
      public byte[] agree(byte[] peer) throws GeneralSecurityException {
        return BcEcdh.this.agree(pair.getPrivate(), peer);
      }
    };
  }

  @Override
  public byte[] agree(byte[] scalar, byte[] peer) throws GeneralSecurityException {
    return agree(new ECPrivateKeyParameters(new BigInteger(1, scalar), domain), peer);
  }

  /** RFC 8446 section 4.2.8.2: uncompressed points on the curve only. */
  private byte[] agree(AsymmetricKeyParameter key, byte[] peer) throws GeneralSecurityException {
    if (peer.length == 0 || peer[0] != UNCOMPRESSED) {
      throw new InvalidKeyException("the share is not an uncompressed point");
    }
    try {
      ECDHBasicAgreement agreement = new ECDHBasicAgreement();
      agreement.init(key);
      BigInteger x =
          agreement.calculateAgreement(
              new ECPublicKeyParameters(domain.getCurve().decodePoint(peer), domain));
      return BigIntegers.asUnsignedByteArray(agreement.getFieldSize(), x);
    } catch (RuntimeException e) {
      throw new InvalidKeyException("the share is not a point of the curve", e);
    }
  }
}
