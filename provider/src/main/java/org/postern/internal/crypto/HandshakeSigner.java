// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.crypto;

import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.SignatureScheme;
import org.bouncycastle.tls.TlsCredentialedSigner;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.crypto.TlsStreamSigner;

/** Signs the messages of one handshake. */
final class HandshakeSigner implements TlsCredentialedSigner {

  private final ConnectionCrypto crypto;
  private final SignatureFamily.SigningKey key;
  private final Certificate certificate;
  private final SignatureAndHashAlgorithm algorithm;

  HandshakeSigner(
      ConnectionCrypto crypto,
      SignatureFamily.SigningKey key,
      Certificate certificate,
      SignatureAndHashAlgorithm algorithm) {
    this.crypto = crypto;
    this.key = key;
    this.certificate = certificate;
    this.algorithm = algorithm;
  }

  @Override
  public Certificate getCertificate() {
    return certificate;
  }

  @Override
  public SignatureAndHashAlgorithm getSignatureAndHashAlgorithm() {
    return algorithm;
  }

  @Override
  public byte[] generateRawSignature(byte[] hash) throws IOException {
    throw new TlsFatalAlert(
        AlertDescription.internal_error, "signatures are made of the message only");
  }

  @Override
  public TlsStreamSigner getStreamSigner() throws IOException {
    SignatureFamily.SigningKey.Computation computation;
    try {
      computation = key.begin(SignatureScheme.from(algorithm), crypto.getSecureRandom());
    } catch (GeneralSecurityException e) {
      throw failure(e);
    }
    return new TlsStreamSigner() {
      @Override
      public OutputStream getOutputStream() {
        return new MessageOutput(computation::update);
      }

      @Override
      public byte[] getSignature() throws IOException {
        try {
          return computation.sign();
        } catch (GeneralSecurityException e) {
          throw failure(e);
        }
      }
    };
  }

  private TlsFatalAlert failure(GeneralSecurityException e) {
    return new TlsFatalAlert(
        AlertDescription.internal_error,
        "the private key does not sign with "
            + SignatureScheme.getText(SignatureScheme.from(algorithm))
            + ": "
            + e.getMessage(),
        e);
  }
}
