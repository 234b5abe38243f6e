// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.crypto;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;

/**
 * Proves signatures: a published one is good, a changed message is not, and what the private key
 * signs the public key verifies.
 *
 * @param kind the kind of the key
 * @param scheme the scheme of the published signature
 * @param deterministic whether signing must give the published signature
 * @param further schemes to sign and verify with as well
 */
record SignatureSelfTest(KeyKind kind, int scheme, boolean deterministic, int... further)
    implements Selection.SelfTest<SignatureFamily> {

  @Override
  public void run(SignatureFamily family) throws GeneralSecurityException {
    byte[] message = SelfTests.octets(kind + ".message");
    byte[] known = SelfTests.octets(kind + ".signature");
    SignatureFamily.VerifyingKey verifying =
        family.verifyingKey(kind, SelfTests.octets(kind + ".public"));
    SelfTests.expect(
        kind + " refuses a published signature", verify(verifying, scheme, message, known));
    byte[] changed = message.clone();
    changed[0] ^= 1;
    SelfTests.expect(
        kind + " takes a signature of another message", !verify(verifying, scheme, changed, known));

    SignatureFamily.SigningKey signing =
        family.signingKey(kind, SelfTests.octets(kind + ".private"));
    byte[] own = sign(signing, scheme, message);
    if (deterministic) {
      SelfTests.expect(kind + " signature", known, own);
    } else {
      SelfTests.expect(kind + " refuses its own", verify(verifying, scheme, message, own));
    }
    for (int other : further) {
      SelfTests.expect(
          kind + " refuses its own",
          verify(verifying, other, message, sign(signing, other, message)));
    }
  }

  private static byte[] sign(SignatureFamily.SigningKey key, int scheme, byte[] message)
      throws GeneralSecurityException {
    SignatureFamily.SigningKey.Computation computation = key.begin(scheme, new SecureRandom());
    computation.update(message, 0, message.length);
    return computation.sign();
  }

  private static boolean verify(
      SignatureFamily.VerifyingKey key, int scheme, byte[] message, byte[] signature)
      throws GeneralSecurityException {
    SignatureFamily.VerifyingKey.Computation computation = key.begin(scheme);
    computation.update(message, 0, message.length);
    return computation.verify(signature);
  }
}
