// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.crypto;

import java.util.Arrays;

/** Keys that both directions share, so that a cipher opens what it seals. */
record FixedKeys(AeadSuite suite, boolean tls13) implements RecordKeys {

  byte[] key(int generation) {
    byte[] key = new byte[suite.keyLength()];
    Arrays.fill(key, (byte) (0x40 + generation));
    return key;
  }

  byte[] iv() {
    byte[] iv = new byte[tls13 || !suite.sendsNonce() ? AeadSuite.NONCE_LENGTH : 4];
    for (int i = 0; i < iv.length; i++) {
      iv[i] = (byte) (0xA0 + i);
    }
    return iv;
  }

  RecordCipher cipher() throws Exception {
    Aead.Factory factory = Primitives.chosen("off").aead(suite);
    return new RecordCipher(this, suite, factory.create(suite, true), factory.create(suite, false));
  }

  @Override
  public void initial(RecordState sealing, RecordState opening) {
    sealing.key(key(0), iv());
    opening.key(key(0), iv());
  }

  @Override
  public void nextSealing(RecordState sealing) {
    sealing.key(key(1), iv());
  }

  @Override
  public void nextOpening(RecordState opening) {
    opening.key(key(1), iv());
  }
}
