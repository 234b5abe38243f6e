// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.x509;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Map;
import java.util.Objects;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.jspecify.annotations.Nullable;

/** An RSA key; the JDK does the arithmetic and bounds what modulus and exponent may cost. */
final class RsaKey implements VerificationKey {

  /** 2048 bits, less the one that the product of two 1024-bit primes may lack. */
  private static final int MIN_BITS = 2047;

  private static final KeyFactory FACTORY = factory();
  private static final Provider PROVIDER = provider("SHA256withRSA");
  private static final Provider PSS_PROVIDER = provider("RSASSA-PSS");
  private static final Map<String, String> PKCS1 =
      Map.of("SHA-256", "SHA256withRSA", "SHA-384", "SHA384withRSA", "SHA-512", "SHA512withRSA");

  private final PublicKey key;
  private final int bits;

  private RsaKey(PublicKey key, int bits) {
    this.key = key;
    this.bits = bits;
  }

  static RsaKey decode(SubjectPublicKeyInfo info)
      throws IOException, MalformedCertificateException {
    RSAPublicKey rsa = RSAPublicKey.getInstance(info.parsePublicKey());
    try {
      return new RsaKey(
          FACTORY.generatePublic(new RSAPublicKeySpec(rsa.getModulus(), rsa.getPublicExponent())),
          rsa.getModulus().bitLength());
    } catch (GeneralSecurityException e) {
      throw new MalformedCertificateException("the RSA key cannot be used: " + e.getMessage());
    }
  }

  @Override
  public boolean verify(SignatureScheme scheme, byte[] message, byte[] signature)
      throws GeneralSecurityException {
    String digest = scheme.digest();
    if (digest == null) {
      return false;
    }
    Signature verifier;
    if (scheme.kind() == SignatureScheme.Kind.RSA_PKCS1) {
      verifier = Signature.getInstance(Objects.requireNonNull(PKCS1.get(digest)), PROVIDER);
    } else if (scheme.kind() == SignatureScheme.Kind.RSA_PSS) {
      verifier = Signature.getInstance("RSASSA-PSS", PSS_PROVIDER);
      verifier.setParameter(
          new PSSParameterSpec(
              digest, "MGF1", new MGF1ParameterSpec(digest), scheme.saltLength(), 1));
    } else {
      return false;
    }
    verifier.initVerify(key);
    verifier.update(message);
    return verifier.verify(signature);
  }

  @Override
  public @Nullable String weakness() {
    return bits < MIN_BITS ? "an RSA key of " + bits + " bits is too short (RFC 9325)" : null;
  }

  private static KeyFactory factory() {
    try {
      return KeyFactory.getInstance("RSA");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java runtime lacks RSA", e);
    }
  }

  private static Provider provider(String signature) {
    try {
      return Signature.getInstance(signature).getProvider();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java runtime lacks " + signature, e);
    }
  }
}
