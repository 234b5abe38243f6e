// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.crypto;

import java.security.NoSuchAlgorithmException;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import org.bouncycastle.tls.SignatureScheme;
import org.jspecify.annotations.Nullable;

/**
 * A signature scheme of TLS as the Java Cryptography Architecture names it.
 *
 * @param algorithm the name for {@link java.security.Signature}
 * @param parameters the parameters to set, if any
 */
record JcaScheme(String algorithm, @Nullable PSSParameterSpec parameters) {

  private static final JcaScheme PSS_SHA256 = pss(Hash.SHA256);
  private static final JcaScheme PSS_SHA384 = pss(Hash.SHA384);
  private static final JcaScheme PSS_SHA512 = pss(Hash.SHA512);

  static JcaScheme of(int scheme) throws NoSuchAlgorithmException {
    return switch (scheme) {
      case SignatureScheme.rsa_pss_rsae_sha256, SignatureScheme.rsa_pss_pss_sha256 -> PSS_SHA256;
      case SignatureScheme.rsa_pss_rsae_sha384, SignatureScheme.rsa_pss_pss_sha384 -> PSS_SHA384;
      case SignatureScheme.rsa_pss_rsae_sha512, SignatureScheme.rsa_pss_pss_sha512 -> PSS_SHA512;
      case SignatureScheme.rsa_pkcs1_sha256 -> plain("SHA256withRSA");
      case SignatureScheme.rsa_pkcs1_sha384 -> plain("SHA384withRSA");
      case SignatureScheme.rsa_pkcs1_sha512 -> plain("SHA512withRSA");
      case SignatureScheme.rsa_pkcs1_sha1 -> plain("SHA1withRSA");
      case SignatureScheme.ecdsa_secp256r1_sha256 -> plain("SHA256withECDSA");
      case SignatureScheme.ecdsa_secp384r1_sha384 -> plain("SHA384withECDSA");
      case SignatureScheme.ecdsa_secp521r1_sha512 -> plain("SHA512withECDSA");
      case SignatureScheme.ecdsa_sha1 -> plain("SHA1withECDSA");
      case SignatureScheme.ed25519 -> plain("Ed25519");
      case SignatureScheme.ed448 -> plain("Ed448");
      default ->
          throw new NoSuchAlgorithmException(
              "the signature scheme " + SignatureScheme.getText(scheme) + " is not used");
    };
  }

  private static JcaScheme plain(String algorithm) {
    return new JcaScheme(algorithm, null);
  }

  /** RFC 8446 section 4.2.3: the salt is as long as the digest. */
  private static JcaScheme pss(Hash hash) {
    return new JcaScheme(
        "RSASSA-PSS",
        new PSSParameterSpec(
            hash.jcaName(), "MGF1", new MGF1ParameterSpec(hash.jcaName()), hash.length(), 1));
  }
}
