// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.crypto;

import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.DigitallySigned;
import org.bouncycastle.tls.SignatureScheme;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.crypto.Tls13Verifier;
import org.bouncycastle.tls.crypto.TlsStreamVerifier;
import org.bouncycastle.tls.crypto.TlsVerifier;

/** Checks the signatures that a peer makes in the handshake. */
final class Verifiers {

  private Verifiers() {}

  /** TLS 1.3: the scheme names the curve as well. */
  static Tls13Verifier tls13(ConnectionCrypto crypto, SubjectPublicKeyInfo key, int scheme)
      throws IOException {
    SignatureFamily.VerifyingKey.Computation computation = begin(crypto, key, scheme, true);
    return new Tls13Verifier() {
      @Override
      public OutputStream getOutputStream() {
        return new MessageOutput(computation::update);
      }

      @Override
      public boolean verifySignature(byte[] signature) throws IOException {
        return verify(computation, signature);
      }
    };
  }

  /** TLS 1.2: the scheme is a hash and a signature algorithm, known with the signature. */
  static TlsVerifier tls12(ConnectionCrypto crypto, SubjectPublicKeyInfo key) {
    return new TlsVerifier() {
      @Override
      public TlsStreamVerifier getStreamVerifier(DigitallySigned signed) throws IOException {
        return stream(crypto, key, signed);
      }

      @Override
      public boolean verifyRawSignature(DigitallySigned signed, byte[] hash) throws IOException {
        throw new TlsFatalAlert(
            AlertDescription.internal_error, "signatures are checked with the message only");
      }
    };
  }

  private static TlsStreamVerifier stream(
      ConnectionCrypto crypto, SubjectPublicKeyInfo key, DigitallySigned signed)
      throws IOException {
    int scheme = SignatureScheme.from(signed.getAlgorithm());
    SignatureFamily.VerifyingKey.Computation computation = begin(crypto, key, scheme, false);
    return new TlsStreamVerifier() {
      @Override
      public OutputStream getOutputStream() {
        return new MessageOutput(computation::update);
      }

      @Override
      public boolean isVerified() throws IOException {
        return verify(computation, signed.getSignature());
      }
    };
  }

  private static SignatureFamily.VerifyingKey.Computation begin(
      ConnectionCrypto crypto, SubjectPublicKeyInfo key, int scheme, boolean tls13)
      throws IOException {
    KeyKind kind = KeyKind.of(key.getAlgorithm());
    if (kind == null) {
      throw new TlsFatalAlert(
          AlertDescription.unsupported_certificate,
          "the peer's key is of the kind " + key.getAlgorithm().getAlgorithm());
    }
    if (!kind.canSign(scheme, tls13)) {
      throw new TlsFatalAlert(
          AlertDescription.illegal_parameter,
          "the peer signs with "
              + SignatureScheme.getText(scheme)
              + ", which its "
              + kind
              + " key cannot");
    }
    try {
      Primitives primitives = crypto.primitives();
      return primitives
          .verifyingKeys()
          .get(primitives.signatures(kind), kind, key.getEncoded())
          .begin(scheme);
    } catch (GeneralSecurityException e) {
      throw new TlsFatalAlert(AlertDescription.bad_certificate, e.getMessage(), e);
    }
  }

  private static boolean verify(
      SignatureFamily.VerifyingKey.Computation computation, byte[] signature) throws IOException {
    try {
      return computation.verify(signature);
    } catch (GeneralSecurityException e) {
      throw new TlsFatalAlert(AlertDescription.internal_error, e.getMessage(), e);
    }
  }
}
