// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.crypto;

import java.io.IOException;
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
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.crypto.TlsAgreement;
import org.bouncycastle.tls.crypto.TlsSecret;
import org.jspecify.annotations.Nullable;

/** ML-KEM-768 (FIPS 203) by Bouncy Castle, as one half of a hybrid group. */
final class MlKemAgreement implements TlsAgreement {

  private final ConnectionCrypto crypto;
  private final boolean server;
  private final SecureRandom random;
  private @Nullable MLKEMPrivateKeyParameters own;
  private @Nullable MLKEMPublicKeyParameters peer;
  private byte @Nullable [] secret;

  MlKemAgreement(ConnectionCrypto crypto, boolean server, SecureRandom random) {
    this.crypto = crypto;
    this.server = server;
    this.random = random;
  }

  @Override
  public byte[] generateEphemeral() throws IOException {
    if (!server) {
      MLKEMKeyPairGenerator generator = new MLKEMKeyPairGenerator();
      generator.init(new MLKEMKeyGenerationParameters(random, MLKEMParameters.ml_kem_768));
      AsymmetricCipherKeyPair pair = generator.generateKeyPair();
      own = (MLKEMPrivateKeyParameters) pair.getPrivate();
      return ((MLKEMPublicKeyParameters) pair.getPublic()).getEncoded();
    }
    if (peer == null) {
      throw new TlsFatalAlert(AlertDescription.internal_error, "ML-KEM without the peer's key");
    }
    SecretWithEncapsulation encapsulated = new MLKEMGenerator(random).generateEncapsulated(peer);
    secret = encapsulated.getSecret();
    return encapsulated.getEncapsulation();
  }

  @Override
  public void receivePeerValue(byte[] value) throws IOException {
    try {
      if (server) {
        peer = new MLKEMPublicKeyParameters(MLKEMParameters.ml_kem_768, value);
      } else if (own != null) {
        secret = new MLKEMExtractor(own).extractSecret(value);
        own = null;
      }
    } catch (RuntimeException e) {
      throw new TlsFatalAlert(
          AlertDescription.illegal_parameter, "the peer's ML-KEM share is not well-formed", e);
    }
  }

  @Override
  public TlsSecret calculateSecret() throws IOException {
    byte[] result = secret;
    secret = null;
    if (result == null) {
      throw new TlsFatalAlert(AlertDescription.internal_error, "ML-KEM without the peer's share");
    }
    return crypto.adopt(result);
  }
}
