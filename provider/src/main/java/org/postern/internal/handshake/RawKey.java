// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.TlsFatalAlert;
import org.postern.internal.crypto.KeyKind;

/** The raw public key in a Certificate message (RFC 7250 section 3). */
final class RawKey {
  private RawKey() {}

  static PublicKey of(Certificate message) throws IOException {
    return of(message.getCertificateAt(0).getEncoded());
  }

  /** Parses a SubjectPublicKeyInfo. */
  static PublicKey of(byte[] der) throws IOException {
    try {
      KeyKind kind = KeyKind.of(SubjectPublicKeyInfo.getInstance(der).getAlgorithm());
      if (kind != null) {
        return KeyFactory.getInstance(algorithm(kind)).generatePublic(new X509EncodedKeySpec(der));
      }
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new TlsFatalAlert(
          AlertDescription.bad_certificate, "the raw public key cannot be parsed", e);
    }
    throw new TlsFatalAlert(
        AlertDescription.unsupported_certificate, "the raw public key is of an unknown kind");
  }

  private static String algorithm(KeyKind kind) {
    return switch (kind) {
      case RSA -> "RSA";
      case RSA_PSS -> "RSASSA-PSS";
      case P256, P384, P521 -> "EC";
      case ED25519, ED448 -> "EdDSA";
    };
  }
}
