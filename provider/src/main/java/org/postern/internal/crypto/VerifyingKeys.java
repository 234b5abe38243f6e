// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.crypto;

import java.security.GeneralSecurityException;

/**
 * Public keys of peers that were met lately, in the form that verifies fastest: a table of
 * multiples belongs to each. Bounded; for any number of threads.
 */
final class VerifyingKeys {

  private final EncodingCache<SignatureFamily.VerifyingKey> keys = new EncodingCache<>();

  SignatureFamily.VerifyingKey get(
      SignatureFamily family, KeyKind kind, byte[] subjectPublicKeyInfo)
      throws GeneralSecurityException {
    return keys.get(subjectPublicKeyInfo, octets -> family.verifyingKey(kind, octets));
  }

  int size() {
    return keys.size();
  }
}
