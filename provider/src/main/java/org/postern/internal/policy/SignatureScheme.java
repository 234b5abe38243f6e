// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.policy;

/**
 * The signature schemes that the code can do (RFC 8446 section 4.2.3). The constants' names are
 * those of JSSE in upper case.
 */
public enum SignatureScheme {
  ED25519(0x0807),
  ECDSA_SECP256R1_SHA256(0x0403),
  ECDSA_SECP384R1_SHA384(0x0503),
  ECDSA_SECP521R1_SHA512(0x0603),
  ED448(0x0808),
  RSA_PSS_RSAE_SHA256(0x0804),
  RSA_PSS_RSAE_SHA384(0x0805),
  RSA_PSS_RSAE_SHA512(0x0806),
  RSA_PSS_PSS_SHA256(0x0809),
  RSA_PSS_PSS_SHA384(0x080A),
  RSA_PSS_PSS_SHA512(0x080B),
  RSA_PKCS1_SHA256(0x0401),
  RSA_PKCS1_SHA384(0x0501),
  RSA_PKCS1_SHA512(0x0601),
  /** TLS 1.2, opportunistic without authentication only: better than clear text. */
  ECDSA_SHA1(0x0203),
  /** TLS 1.2, opportunistic without authentication only: better than clear text. */
  RSA_PKCS1_SHA1(0x0201);

  private final int code;

  SignatureScheme(int code) {
    this.code = code;
  }

  /** Returns the name that JSSE uses. */
  public String jsseName() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /** Returns the code point of the IANA registry. */
  public int code() {
    return code;
  }
}
