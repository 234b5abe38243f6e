// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

import java.util.List;
import org.postern.internal.policy.SignatureScheme;

/** The names by which JSSE's key managers know kinds of keys. */
final class KeyTypes {
  private KeyTypes() {}

  /**
   * Returns the names of the kind of key that a scheme needs: first that of the JDK's key managers,
   * then that of others.
   */
  static List<String> of(SignatureScheme scheme) {
    return switch (scheme) {
      case ED25519 -> List.of("EdDSA", "Ed25519");
      case ED448 -> List.of("EdDSA", "Ed448");
      case ECDSA_SECP256R1_SHA256, ECDSA_SECP384R1_SHA384, ECDSA_SECP521R1_SHA512, ECDSA_SHA1 ->
          List.of("EC");
      case RSA_PSS_PSS_SHA256, RSA_PSS_PSS_SHA384, RSA_PSS_PSS_SHA512 -> List.of("RSASSA-PSS");
      case RSA_PSS_RSAE_SHA256,
          RSA_PSS_RSAE_SHA384,
          RSA_PSS_RSAE_SHA512,
          RSA_PKCS1_SHA256,
          RSA_PKCS1_SHA384,
          RSA_PKCS1_SHA512,
          RSA_PKCS1_SHA1 ->
          List.of("RSA");
    };
  }

  /** Returns whether an RSA certificate belongs to a suite of TLS 1.2 with this scheme. */
  static boolean rsa(SignatureScheme scheme) {
    return of(scheme).get(0).startsWith("RSA");
  }
}
