// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.crypto;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.Signer;
import org.bouncycastle.crypto.engines.RSABlindedEngine;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.DSADigestSigner;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.signers.Ed448Signer;
import org.bouncycastle.crypto.signers.PSSSigner;
import org.bouncycastle.crypto.signers.RSADigestSigner;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.tls.SignatureScheme;
import org.bouncycastle.tls.crypto.TlsCryptoUtils;

/**
 * Signatures by Bouncy Castle. Parsing an EC key yields one on a named curve, whose table of
 * multiples of the base point is computed once per JVM.
 */
final class BcSignatures implements SignatureFamily {

  private final Jdk jdk;

  BcSignatures(Jdk jdk) {
    this.jdk = jdk;
  }

  @Override
  public SigningKey signingKey(KeyKind kind, byte[] pkcs8) throws GeneralSecurityException {
    AsymmetricKeyParameter key;
    try {
      key = PrivateKeyFactory.createKey(pkcs8);
    } catch (IOException | RuntimeException e) {
      throw new InvalidKeyException("the " + kind + " key is not well-formed", e);
    }
    return (scheme, random) ->
        begin(scheme, true, usesRandom(kind) ? new ParametersWithRandom(key, random) : key);
  }

  @Override
  public VerifyingKey verifyingKey(KeyKind kind, byte[] subjectPublicKeyInfo)
      throws GeneralSecurityException {
    AsymmetricKeyParameter key;
    try {
      key = PublicKeyFactory.createKey(subjectPublicKeyInfo);
    } catch (IOException | RuntimeException e) {
      throw new InvalidKeyException("the peer's " + kind + " key is not well-formed", e);
    }
    return scheme -> begin(scheme, false, key);
  }

  private static boolean usesRandom(KeyKind kind) {
    return kind != KeyKind.ED25519 && kind != KeyKind.ED448;
  }

  private BcSignature begin(int scheme, boolean signing, CipherParameters key)
      throws GeneralSecurityException {
    Signer signer =
        switch (scheme) {
          case SignatureScheme.ed25519 -> new Ed25519Signer();
          case SignatureScheme.ed448 -> new Ed448Signer(new byte[0]);
          case SignatureScheme.ecdsa_secp256r1_sha256 -> ecdsa(Hash.SHA256);
          case SignatureScheme.ecdsa_secp384r1_sha384 -> ecdsa(Hash.SHA384);
          case SignatureScheme.ecdsa_secp521r1_sha512 -> ecdsa(Hash.SHA512);
          case SignatureScheme.ecdsa_sha1 -> ecdsa(Hash.SHA1);
          case SignatureScheme.rsa_pss_rsae_sha256, SignatureScheme.rsa_pss_pss_sha256 ->
              pss(Hash.SHA256);
          case SignatureScheme.rsa_pss_rsae_sha384, SignatureScheme.rsa_pss_pss_sha384 ->
              pss(Hash.SHA384);
          case SignatureScheme.rsa_pss_rsae_sha512, SignatureScheme.rsa_pss_pss_sha512 ->
              pss(Hash.SHA512);
          case SignatureScheme.rsa_pkcs1_sha256 -> pkcs1(Hash.SHA256);
          case SignatureScheme.rsa_pkcs1_sha384 -> pkcs1(Hash.SHA384);
          case SignatureScheme.rsa_pkcs1_sha512 -> pkcs1(Hash.SHA512);
          case SignatureScheme.rsa_pkcs1_sha1 -> pkcs1(Hash.SHA1);
          default ->
              throw new NoSuchAlgorithmException(
                  "the signature scheme " + SignatureScheme.getText(scheme) + " is not used");
        };
    try {
      signer.init(signing, key);
    } catch (RuntimeException e) {
      throw new InvalidKeyException("the key does not fit " + SignatureScheme.getText(scheme), e);
    }
    return new BcSignature(signer);
  }

  private Signer ecdsa(Hash hash) {
    return new DSADigestSigner(new ECDSASigner(), digest(hash));
  }

  /** RFC 8446 section 4.2.3: the salt is as long as the digest. */
  private Signer pss(Hash hash) {
    return new PSSSigner(new RSABlindedEngine(), digest(hash), hash.length());
  }

  private Signer pkcs1(Hash hash) {
    return new RSADigestSigner(digest(hash), TlsCryptoUtils.getOIDForHash(hash.code()));
  }

  private JdkDigest digest(Hash hash) {
    return new JdkDigest(jdk.digest(hash), hash);
  }
}
