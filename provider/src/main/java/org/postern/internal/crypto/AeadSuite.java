// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.crypto;

import java.io.IOException;
import java.security.spec.AlgorithmParameterSpec;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.EncryptionAlgorithm;
import org.bouncycastle.tls.TlsFatalAlert;

/** The ways to protect records. */
enum AeadSuite {
  AES_128_GCM(Primitive.AES_GCM, "AES/GCM/NoPadding", "AES", 16),
  AES_256_GCM(Primitive.AES_GCM, "AES/GCM/NoPadding", "AES", 32),
  CHACHA20_POLY1305(Primitive.CHACHA20_POLY1305, "ChaCha20-Poly1305", "ChaCha20", 32);

  /** The length of the tag of all of them in octets. */
  static final int TAG_LENGTH = 16;

  /** The length of the nonce of all of them in octets. */
  static final int NONCE_LENGTH = 12;

  private static final long GCM_RECORDS = 23_726_566;

  private final Primitive primitive;
  private final String transformation;
  private final String keyAlgorithm;
  private final int keyLength;

  AeadSuite(Primitive primitive, String transformation, String keyAlgorithm, int keyLength) {
    this.primitive = primitive;
    this.transformation = transformation;
    this.keyAlgorithm = keyAlgorithm;
    this.keyLength = keyLength;
  }

  static AeadSuite of(int encryptionAlgorithm) throws IOException {
    return switch (encryptionAlgorithm) {
      case EncryptionAlgorithm.AES_128_GCM -> AES_128_GCM;
      case EncryptionAlgorithm.AES_256_GCM -> AES_256_GCM;
      case EncryptionAlgorithm.CHACHA20_POLY1305 -> CHACHA20_POLY1305;
      default ->
          throw new TlsFatalAlert(
              AlertDescription.internal_error,
              "records are not protected with the algorithm " + encryptionAlgorithm);
    };
  }

  Primitive primitive() {
    return primitive;
  }

  String transformation() {
    return transformation;
  }

  String keyAlgorithm() {
    return keyAlgorithm;
  }

  /** Returns the length of a key in octets. */
  int keyLength() {
    return keyLength;
  }

  /** Returns whether TLS 1.2 sends a part of the nonce with each record (RFC 5288 section 3). */
  boolean sendsNonce() {
    return primitive == Primitive.AES_GCM;
  }

  AlgorithmParameterSpec parameters(byte[] nonce) {
    return primitive == Primitive.AES_GCM
        ? new GCMParameterSpec(8 * TAG_LENGTH, nonce)
        : new IvParameterSpec(nonce);
  }

  /** Returns how many records one key may protect: 2^24.5 (RFC 8446 section 5.5), or no limit. */
  long recordLimit() {
    return primitive == Primitive.AES_GCM ? GCM_RECORDS : Long.MAX_VALUE;
  }
}
