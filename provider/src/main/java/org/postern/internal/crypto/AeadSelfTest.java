// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.crypto;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;

/** Proves authenticated encryption: the answer, the way back, and that a changed tag is refused. */
record AeadSelfTest(AeadSuite... suites) implements Selection.SelfTest<Aead.Factory> {

  @Override
  public void run(Aead.Factory factory) throws GeneralSecurityException {
    for (AeadSuite suite : suites) {
      run(factory, suite);
    }
  }

  private static void run(Aead.Factory factory, AeadSuite suite) throws GeneralSecurityException {
    byte[] plain = SelfTests.octets(suite + ".plain");
    byte[] sealed = SelfTests.octets(suite + ".sealed");
    Aead aead = begin(factory, suite, true);
    ByteBuffer out = ByteBuffer.allocate(sealed.length);
    // In two parts, as records of TLS 1.3 are sealed.
    aead.update(ByteBuffer.wrap(plain, 0, plain.length - 1), out);
    aead.finish(ByteBuffer.wrap(plain, plain.length - 1, 1), out);
    SelfTests.expect(suite.name(), sealed, out.array());
    ByteBuffer back = ByteBuffer.allocate(plain.length);
    begin(factory, suite, false).finish(ByteBuffer.wrap(sealed), back);
    SelfTests.expect(suite + " opened", plain, back.array());
    sealed[sealed.length - 1] ^= 1;
    SelfTests.expect(suite + " takes a changed tag", refuses(factory, suite, sealed));
  }

  private static boolean refuses(Aead.Factory factory, AeadSuite suite, byte[] sealed)
      throws GeneralSecurityException {
    Aead aead = begin(factory, suite, false);
    try {
      aead.finish(ByteBuffer.wrap(sealed), ByteBuffer.allocate(sealed.length));
      return false;
    } catch (javax.crypto.AEADBadTagException e) {
      return true;
    }
  }

  private static Aead begin(Aead.Factory factory, AeadSuite suite, boolean sealing)
      throws GeneralSecurityException {
    Aead aead = factory.create(suite, sealing);
    aead.key(SelfTests.octets(suite + ".key"));
    aead.begin(SelfTests.octets(suite + ".nonce"), SelfTests.octets(suite + ".aad"));
    return aead;
  }
}
