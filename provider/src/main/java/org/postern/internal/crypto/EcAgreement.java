// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.crypto;

import java.io.IOException;
import java.math.BigInteger;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.agreement.ECDHBasicAgreement;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.crypto.TlsAgreement;
import org.bouncycastle.tls.crypto.TlsSecret;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsECDomain;
import org.bouncycastle.util.BigIntegers;
import org.jspecify.annotations.Nullable;

/** ECDH on the NIST curves by Bouncy Castle. */
final class EcAgreement implements TlsAgreement {

  private static final byte UNCOMPRESSED = 4;

  private final ConnectionCrypto crypto;
  private final ECDomainParameters domain;
  private @Nullable AsymmetricCipherKeyPair own;
  private @Nullable ECPublicKeyParameters peer;

  EcAgreement(ConnectionCrypto crypto, int group) {
    this.crypto = crypto;
    this.domain = BcTlsECDomain.getDomainParameters(group);
  }

  @Override
  public byte[] generateEphemeral() {
    ECKeyPairGenerator generator = new ECKeyPairGenerator();
    generator.init(new ECKeyGenerationParameters(domain, crypto.getSecureRandom()));
    AsymmetricCipherKeyPair pair = generator.generateKeyPair();
    own = pair;
    return ((ECPublicKeyParameters) pair.getPublic()).getQ().getEncoded(false);
  }

  /** RFC 8446 section 4.2.8.2: uncompressed points on the curve only. */
  @Override
  public void receivePeerValue(byte[] value) throws IOException {
    if (value.length == 0 || value[0] != UNCOMPRESSED) {
      throw new TlsFatalAlert(
          AlertDescription.illegal_parameter, "the peer's share is not an uncompressed point");
    }
    try {
      peer = new ECPublicKeyParameters(domain.getCurve().decodePoint(value), domain);
    } catch (RuntimeException e) {
      throw new TlsFatalAlert(
          AlertDescription.illegal_parameter, "the peer's share is not a point of the curve", e);
    }
  }

  @Override
  public TlsSecret calculateSecret() throws IOException {
    AsymmetricCipherKeyPair pair = own;
    own = null;
    if (pair == null || peer == null) {
      throw new TlsFatalAlert(AlertDescription.internal_error, "ECDH without both shares");
    }
    ECDHBasicAgreement agreement = new ECDHBasicAgreement();
    agreement.init(pair.getPrivate());
    BigInteger x = agreement.calculateAgreement(peer);
    return crypto.adopt(BigIntegers.asUnsignedByteArray(agreement.getFieldSize(), x));
  }
}
