// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

import java.util.List;
import org.postern.internal.policy.SignatureScheme;

/** Which signature schemes a handshake may use. */
final class SchemeChoice {
  private SchemeChoice() {}

  /** Returns those of the first list, in its order, that are in the second and fit the version. */
  static List<SignatureScheme> common(
      List<SignatureScheme> ordered, List<SignatureScheme> allowed, boolean tls13) {
    return ordered.stream()
        .filter(allowed::contains)
        .filter(scheme -> !tls13 || signsHandshakesOfTls13(scheme))
        .toList();
  }

  /** Returns whether RFC 8446 section 4.2.3 allows the scheme in CertificateVerify. */
  static boolean signsHandshakesOfTls13(SignatureScheme scheme) {
    return switch (scheme) {
      case RSA_PKCS1_SHA256, RSA_PKCS1_SHA384, RSA_PKCS1_SHA512, RSA_PKCS1_SHA1, ECDSA_SHA1 ->
          false;
      default -> true;
    };
  }
}
