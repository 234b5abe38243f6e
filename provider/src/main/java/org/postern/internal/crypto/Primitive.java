// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.crypto;

/** A building block that several implementations offer. */
public enum Primitive {
  SHA_2("SHA-2"),
  HMAC("HMAC"),
  AES_GCM("AES-GCM"),
  CHACHA20_POLY1305("ChaCha20-Poly1305"),
  X25519("X25519"),
  ECDH_P256("ECDH P-256"),
  ECDH_P384("ECDH P-384"),
  ECDSA("ECDSA"),
  ED25519("Ed25519"),
  ED448("Ed448"),
  RSA("RSA"),
  RSA_PSS("RSA, keys for RSASSA-PSS only"),
  ML_KEM_KEY_PAIR("ML-KEM-768 (client)"),
  ML_KEM_ENCAPSULATION("ML-KEM-768 (server)");

  private final String title;

  Primitive(String title) {
    this.title = title;
  }

  /** Returns the name to show to people. */
  public String title() {
    return title;
  }
}
