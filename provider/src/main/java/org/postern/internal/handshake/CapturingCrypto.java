// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.Objects;
import org.bouncycastle.tls.crypto.TlsCipher;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.jspecify.annotations.Nullable;
import org.postern.internal.crypto.ConnectionCrypto;
import org.postern.internal.crypto.Primitives;
import org.postern.internal.crypto.RecordCipher;

/** The crypto of a connection, which knows the cipher that was made last. */
final class CapturingCrypto extends ConnectionCrypto {
  private @Nullable RecordCipher cipher;

  CapturingCrypto(Primitives primitives, SecureRandom random) {
    super(primitives, random);
  }

  RecordCipher cipher() {
    return Objects.requireNonNull(cipher, "no keys yet");
  }

  @Override
  public TlsCipher createCipher(
      TlsCryptoParameters parameters, int encryptionAlgorithm, int macAlgorithm)
      throws IOException {
    TlsCipher made = super.createCipher(parameters, encryptionAlgorithm, macAlgorithm);
    if (made instanceof RecordCipher records) {
      cipher = records;
    }
    return made;
  }
}
