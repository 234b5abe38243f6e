// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.crypto;

import org.bouncycastle.tls.EncryptionAlgorithm;
import org.bouncycastle.tls.MACAlgorithm;
import org.bouncycastle.tls.NamedGroup;

/** What the code can do, by the code points of TLS. */
final class Offered {

  private Offered() {}

  static boolean mac(int algorithm) {
    return algorithm == MACAlgorithm.hmac_sha256
        || algorithm == MACAlgorithm.hmac_sha384
        || algorithm == MACAlgorithm.hmac_sha512;
  }

  static boolean encryption(int algorithm) {
    return algorithm == EncryptionAlgorithm.AES_128_GCM
        || algorithm == EncryptionAlgorithm.AES_256_GCM
        || algorithm == EncryptionAlgorithm.CHACHA20_POLY1305;
  }

  /** A hybrid group is asked for by its parts. */
  static boolean group(int group) {
    return group == NamedGroup.x25519
        || group == NamedGroup.secp256r1
        || group == NamedGroup.secp384r1
        || group == NamedGroup.MLKEM768;
  }

  static boolean signature(int scheme) {
    for (org.postern.internal.policy.SignatureScheme one :
        org.postern.internal.policy.SignatureScheme.values()) {
      if (one.code() == scheme) {
        return true;
      }
    }
    return false;
  }
}
