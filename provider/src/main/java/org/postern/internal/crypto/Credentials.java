// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.crypto;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsCredentialedSigner;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsRawKeyCertificate;
import org.jspecify.annotations.Nullable;

/**
 * Keys and certificates of any origin, as TLS wants them. A key that shows its encoding is parsed
 * once by the implementation that signs with it; one that does not, because a token keeps it, signs
 * through the provider that it comes from.
 */
public final class Credentials {

  private static final WeakCache<PublicKey, Optional<KeyKind>> KINDS = new WeakCache<>();

  private Credentials() {}

  /** Returns the kind of a key, null if TLS has no signature scheme for it here. */
  public static @Nullable KeyKind kind(PublicKey key) {
    return KINDS.get(key, Credentials::find).orElse(null);
  }

  private static Optional<KeyKind> find(PublicKey key) {
    byte[] encoding = key.getEncoded();
    if (encoding == null) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(
          KeyKind.of(SubjectPublicKeyInfo.getInstance(encoding).getAlgorithm()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Returns the certificates in the form that bctls sends. */
  public static TlsCertificate[] certificates(ConnectionCrypto crypto, X509Certificate[] chain)
      throws IOException {
    TlsCertificate[] result = new TlsCertificate[chain.length];
    for (int i = 0; i < chain.length; i++) {
      result[i] = OwnCertificate.of(crypto, chain[i]);
    }
    return result;
  }

  /** Returns a raw public key in the form that bctls sends (RFC 7250). */
  public static TlsCertificate rawKey(ConnectionCrypto crypto, PublicKey key) throws IOException {
    return new BcTlsRawKeyCertificate(crypto, key.getEncoded());
  }

  /**
   * Returns the signer of one handshake.
   *
   * @param key the private key
   * @param publicKey the public key that belongs to it
   * @param certificate what to send: a chain, with its extensions, or a raw public key
   * @param algorithm the scheme to sign with, one that the kind of key can
   */
  public static TlsCredentialedSigner signer(
      ConnectionCrypto crypto,
      PrivateKey key,
      PublicKey publicKey,
      Certificate certificate,
      SignatureAndHashAlgorithm algorithm)
      throws IOException {
    KeyKind kind = kind(publicKey);
    if (kind == null) {
      throw new TlsFatalAlert(
          AlertDescription.internal_error,
          "no signature scheme for a key of the kind " + publicKey.getAlgorithm());
    }
    try {
      return new HandshakeSigner(
          crypto, signingKey(crypto.primitives(), kind, key), certificate, algorithm);
    } catch (GeneralSecurityException e) {
      throw new TlsFatalAlert(
          AlertDescription.internal_error, "the private key cannot be used: " + e.getMessage(), e);
    }
  }

  private static SignatureFamily.SigningKey signingKey(
      Primitives primitives, KeyKind kind, PrivateKey key) throws GeneralSecurityException {
    byte[] encoding = "PKCS#8".equals(key.getFormat()) ? key.getEncoded() : null;
    if (encoding == null) {
      return new OpaqueKey(key);
    }
    return primitives
        .signingKeys()
        .get(key, k -> primitives.signatures(kind).signingKey(kind, encoding));
  }
}
