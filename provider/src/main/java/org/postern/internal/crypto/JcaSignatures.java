// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.crypto;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;

/** Signatures by a provider of the Java Cryptography Architecture, used by instance. */
final class JcaSignatures implements SignatureFamily {

  private final Provider signatures;
  private final Provider keys;

  JcaSignatures(Provider signatures, Provider keys) {
    this.signatures = signatures;
    this.keys = keys;
  }

  @Override
  public SigningKey signingKey(KeyKind kind, byte[] pkcs8) throws GeneralSecurityException {
    PrivateKey key =
        KeyFactory.getInstance(keyAlgorithm(kind), keys)
            .generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    return (scheme, random) -> begin(key, scheme, random);
  }

  @Override
  public VerifyingKey verifyingKey(KeyKind kind, byte[] subjectPublicKeyInfo)
      throws GeneralSecurityException {
    PublicKey key =
        KeyFactory.getInstance(keyAlgorithm(kind), keys)
            .generatePublic(new X509EncodedKeySpec(subjectPublicKeyInfo));
    return scheme -> begin(key, scheme);
  }

  private SigningKey.Computation begin(PrivateKey key, int scheme, SecureRandom random)
      throws GeneralSecurityException {
    JcaScheme named = JcaScheme.of(scheme);
    Signature signature = Signature.getInstance(named.algorithm(), signatures);
    return JcaSignature.signing(signature, named, key, random);
  }

  private VerifyingKey.Computation begin(PublicKey key, int scheme)
      throws GeneralSecurityException {
    JcaScheme named = JcaScheme.of(scheme);
    Signature signature = Signature.getInstance(named.algorithm(), signatures);
    return JcaSignature.verifying(signature, named, key);
  }

  private static String keyAlgorithm(KeyKind kind) {
    return switch (kind) {
      case RSA -> "RSA";
      case RSA_PSS -> "RSASSA-PSS";
      case P256, P384, P521 -> "EC";
      case ED25519 -> "Ed25519";
      case ED448 -> "Ed448";
    };
  }
}
