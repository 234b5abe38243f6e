// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.crypto;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;

/** Authenticated encryption by {@link Cipher}: one for all records, without parameter objects. */
final class JcaAead implements Aead {

  private final Cipher cipher;
  private final AeadSuite suite;
  private final int mode;
  private RecordKey key;

  private JcaAead(Cipher cipher, AeadSuite suite, boolean sealing) {
    this.cipher = cipher;
    this.suite = suite;
    this.mode = sealing ? Cipher.ENCRYPT_MODE : Cipher.DECRYPT_MODE;
    this.key = new RecordKey(suite.keyAlgorithm(), new byte[suite.keyLength()]);
  }

  static Factory of(Provider provider) {
    return (suite, sealing) ->
        new JcaAead(Cipher.getInstance(suite.transformation(), provider), suite, sealing);
  }

  @Override
  public void key(byte[] octets) {
    key.destroy();
    key = new RecordKey(suite.keyAlgorithm(), octets.clone());
  }

  @Override
  public void begin(byte[] nonce, byte[] additionalData) throws GeneralSecurityException {
    cipher.init(mode, key, suite.parameters(nonce));
    cipher.updateAAD(additionalData);
  }

  @Override
  public void update(ByteBuffer input, ByteBuffer output) throws GeneralSecurityException {
    cipher.update(input, output);
  }

  @Override
  public void finish(ByteBuffer input, ByteBuffer output) throws GeneralSecurityException {
    cipher.doFinal(input, output);
  }

  /** The implementation keeps a copy of the last key only: another one takes its place. */
  @Override
  public void destroy() {
    key.destroy();
    try {
      cipher.init(mode, key, suite.parameters(new byte[AeadSuite.NONCE_LENGTH]));
    } catch (GeneralSecurityException e) {
      // The key that was kept here is gone all the same.
    }
  }

  /** A key that can be destroyed, and shows itself to nobody else. */
  private static final class RecordKey implements SecretKey {

    private static final long serialVersionUID = 1L;

    private final String algorithm;
    private final transient byte[] octets;

    RecordKey(String algorithm, byte[] octets) {
      this.algorithm = algorithm;
      this.octets = octets;
    }

    @Override
    public String getAlgorithm() {
      return algorithm;
    }

    @Override
    public String getFormat() {
      return "RAW";
    }

    @Override
    public byte[] getEncoded() {
      return octets.clone();
    }

    @Override
    public void destroy() {
      Arrays.fill(octets, (byte) 0);
    }

    @Override
    public String toString() {
      return algorithm + " key";
    }
  }
}
