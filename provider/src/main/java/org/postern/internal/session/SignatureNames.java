// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.session;

import java.util.List;
import org.postern.internal.policy.SignatureScheme;

/**
 * Signature schemes in the names of the Java Cryptography Architecture, as a session shows them.
 */
final class SignatureNames {

  private SignatureNames() {}

  static String[] of(List<SignatureScheme> schemes) {
    return schemes.stream().map(SignatureNames::of).distinct().toArray(String[]::new);
  }

  private static String of(SignatureScheme scheme) {
    return switch (scheme) {
      case ED25519 -> "Ed25519";
      case ED448 -> "Ed448";
      case ECDSA_SECP256R1_SHA256 -> "SHA256withECDSA";
      case ECDSA_SECP384R1_SHA384 -> "SHA384withECDSA";
      case ECDSA_SECP521R1_SHA512 -> "SHA512withECDSA";
      case ECDSA_SHA1 -> "SHA1withECDSA";
      case RSA_PSS_RSAE_SHA256,
          RSA_PSS_RSAE_SHA384,
          RSA_PSS_RSAE_SHA512,
          RSA_PSS_PSS_SHA256,
          RSA_PSS_PSS_SHA384,
          RSA_PSS_PSS_SHA512 ->
          "RSASSA-PSS";
      case RSA_PKCS1_SHA256 -> "SHA256withRSA";
      case RSA_PKCS1_SHA384 -> "SHA384withRSA";
      case RSA_PKCS1_SHA512 -> "SHA512withRSA";
      case RSA_PKCS1_SHA1 -> "SHA1withRSA";
    };
  }
}
