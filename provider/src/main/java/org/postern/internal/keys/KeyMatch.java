// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.keys;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.RSAKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import org.jspecify.annotations.Nullable;
import org.postern.internal.crypto.Credentials;
import org.postern.internal.crypto.KeyKind;

/**
 * Whether a private key and a certificate belong together: what the one signs, the other proves.
 */
final class KeyMatch {
  private static final PSSParameterSpec PSS =
      new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1);

  private KeyMatch() {}

  static boolean matches(PrivateKey key, PublicKey publicKey) {
    KeyKind kind = Credentials.kind(publicKey);
    if (kind == null || !sameAlgorithm(key, publicKey)) {
      return false;
    }
    if (key instanceof RSAKey one
        && publicKey instanceof RSAKey other
        && !one.getModulus().equals(other.getModulus())) {
      return false; // To sign takes long.
    }
    byte[] challenge = new byte[32];
    new SecureRandom().nextBytes(challenge);
    try {
      Signature signer = signature(kind);
      signer.initSign(key);
      signer.update(challenge);
      byte[] signature = signer.sign();
      Signature verifier = signature(kind);
      verifier.initVerify(publicKey);
      verifier.update(challenge);
      return verifier.verify(signature);
    } catch (GeneralSecurityException | RuntimeException e) {
      return false; // A key on another curve, or one that is no key at all.
    }
  }

  private static boolean sameAlgorithm(PrivateKey key, PublicKey publicKey) {
    return family(key.getAlgorithm()).equals(family(publicKey.getAlgorithm()));
  }

  private static String family(@Nullable String algorithm) {
    return algorithm == null ? "" : algorithm.startsWith("Ed") ? "EdDSA" : algorithm;
  }

  private static Signature signature(KeyKind kind) throws GeneralSecurityException {
    return switch (kind) {
      case RSA -> Signature.getInstance("SHA256withRSA");
      case RSA_PSS -> {
        Signature signature = Signature.getInstance("RSASSA-PSS");
        signature.setParameter(PSS);
        yield signature;
      }
      case P256, P384, P521 -> Signature.getInstance("SHA256withECDSA");
      case ED25519 -> Signature.getInstance("Ed25519");
      case ED448 -> Signature.getInstance("Ed448");
    };
  }
}
