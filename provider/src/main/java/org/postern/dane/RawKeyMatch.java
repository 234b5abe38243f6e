// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.dane;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Compares a public key that came without a certificate with the records of one set. */
final class RawKeyMatch {

  private static final TlsaDigest SHA256 = TlsaDigest.parse("sha256");

  private RawKeyMatch() {}

  static @Nullable Association of(byte[] subjectPublicKeyInfo, TlsaSet set) {
    for (Association association : set.associations()) {
      TlsaRecord record = association.record();
      TlsaDigest digest = association.digest();
      if (record.usage() == Association.DANE_EE
          && record.selector() == Association.SPKI
          && record.associationEquals(
              digest == null ? subjectPublicKeyInfo : digest.digest(subjectPublicKeyInfo))) {
        return association;
      }
    }
    return null;
  }

  static String sha256(byte[] subjectPublicKeyInfo) {
    return HexFormat.of().formatHex(SHA256.digest(subjectPublicKeyInfo));
  }
}
