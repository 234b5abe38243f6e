// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.policy;

/**
 * The cipher suites that the code can do: the AEAD ones of TLS 1.3 (RFC 8446 appendix B.4) and
 * those of TLS 1.2 with ECDHE (RFC 5289, RFC 7905). The constants' names are those of JSSE.
 */
public enum CipherSuite {
  TLS_AES_128_GCM_SHA256(0x1301, Protocol.TLS_1_3),
  TLS_AES_256_GCM_SHA384(0x1302, Protocol.TLS_1_3),
  TLS_CHACHA20_POLY1305_SHA256(0x1303, Protocol.TLS_1_3),
  TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256(0xC02B, Protocol.TLS_1_2),
  TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384(0xC02C, Protocol.TLS_1_2),
  TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256(0xC02F, Protocol.TLS_1_2),
  TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384(0xC030, Protocol.TLS_1_2),
  TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256(0xCCA8, Protocol.TLS_1_2),
  TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256(0xCCA9, Protocol.TLS_1_2);

  private final int code;
  private final Protocol protocol;

  CipherSuite(int code, Protocol protocol) {
    this.code = code;
    this.protocol = protocol;
  }

  /** Returns the code point of the IANA registry. */
  public int code() {
    return code;
  }

  /** Returns the one version of TLS that the suite belongs to. */
  public Protocol protocol() {
    return protocol;
  }

  /** Returns whether it protects by ChaCha20-Poly1305 (RFC 7905). */
  public boolean isChaCha20() {
    return name().contains("CHACHA20");
  }
}
