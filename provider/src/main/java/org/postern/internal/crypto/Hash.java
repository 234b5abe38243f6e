// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.crypto;

import org.bouncycastle.tls.crypto.CryptoHashAlgorithm;
import org.jspecify.annotations.Nullable;

/** The hash functions of the suites and signature schemes. */
enum Hash {
  /** Signatures of TLS 1.2 without authentication only. */
  SHA1(CryptoHashAlgorithm.sha1, "SHA-1", 20),
  SHA256(CryptoHashAlgorithm.sha256, "SHA-256", 32),
  SHA384(CryptoHashAlgorithm.sha384, "SHA-384", 48),
  SHA512(CryptoHashAlgorithm.sha512, "SHA-512", 64);

  private final int code;
  private final String jcaName;
  private final int length;

  Hash(int code, String jcaName, int length) {
    this.code = code;
    this.jcaName = jcaName;
    this.length = length;
  }

  /** Returns the code that bctls has for it. */
  int code() {
    return code;
  }

  String jcaName() {
    return jcaName;
  }

  /** Returns the name as it is part of the names of signatures and MACs. */
  String shortName() {
    return name();
  }

  /** Returns the length of a digest in octets. */
  int length() {
    return length;
  }

  /** Returns the length in octets of the blocks that HMAC knows. */
  int blockLength() {
    return length > 32 ? 128 : 64;
  }

  static boolean has(int code) {
    return find(code) != null;
  }

  static Hash of(int code) {
    Hash hash = find(code);
    if (hash == null) {
      throw new IllegalArgumentException("no hash function with the code " + code + " is used");
    }
    return hash;
  }

  private static @Nullable Hash find(int code) {
    for (Hash hash : values()) {
      if (hash.code == code) {
        return hash;
      }
    }
    return null;
  }
}
