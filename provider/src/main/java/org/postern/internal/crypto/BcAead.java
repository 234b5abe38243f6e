// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.crypto;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.modes.AEADCipher;
import org.bouncycastle.crypto.modes.ChaCha20Poly1305;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/** Authenticated encryption by Bouncy Castle, where the JDK's does not do. */
final class BcAead implements Aead {

  private final AEADCipher cipher;
  private final boolean sealing;
  private byte[] key = new byte[0];

  BcAead(AeadSuite suite, boolean sealing) {
    this.cipher =
        suite.primitive() == Primitive.AES_GCM
            ? GCMBlockCipher.newInstance(AESEngine.newInstance())
            : new ChaCha20Poly1305();
    this.sealing = sealing;
  }

  @Override
  public void key(byte[] octets) {
    destroy();
    key = octets.clone();
  }

  @Override
  public void begin(byte[] nonce, byte[] additionalData) {
    cipher.init(
        sealing,
        new AEADParameters(new KeyParameter(key), 8 * AeadSuite.TAG_LENGTH, nonce, additionalData));
  }

  @Override
  public void update(ByteBuffer input, ByteBuffer output) {
    byte[] in = new byte[input.remaining()];
    input.get(in);
    byte[] out = new byte[cipher.getUpdateOutputSize(in.length)];
    output.put(out, 0, cipher.processBytes(in, 0, in.length, out, 0));
  }

  @Override
  public void finish(ByteBuffer input, ByteBuffer output) throws GeneralSecurityException {
    byte[] in = new byte[input.remaining()];
    input.get(in);
    byte[] out = new byte[cipher.getOutputSize(in.length)];
    try {
      int length = cipher.processBytes(in, 0, in.length, out, 0);
      length += cipher.doFinal(out, length);
      output.put(out, 0, length);
    } catch (InvalidCipherTextException e) {
      throw new AEADBadTagException("the tag does not fit");
    }
  }

  @Override
  public void destroy() {
    Arrays.fill(key, (byte) 0);
  }
}
