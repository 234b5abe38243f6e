// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/** Proves hash functions (FIPS 180-4) and HMAC (RFC 4231). */
final class HashSelfTest {

  private static final Hash[] HASHES = {Hash.SHA256, Hash.SHA384, Hash.SHA512};

  private HashSelfTest() {}

  static void digests(Jdk jdk) throws GeneralSecurityException {
    byte[] message = "abc".getBytes(StandardCharsets.US_ASCII);
    for (Hash hash : HASHES) {
      SelfTests.expect(
          hash.jcaName(),
          SelfTests.octets(hash.shortName() + ".abc"),
          jdk.digest(hash).digest(message));
    }
  }

  static void hmac(Jdk jdk) throws GeneralSecurityException {
    byte[] key = SelfTests.octets("HMAC.key");
    byte[] message = "Hi There".getBytes(StandardCharsets.US_ASCII);
    for (Hash hash : HASHES) {
      KeyedHash mac = new KeyedHash(hash, jdk.hmac(hash));
      mac.setKey(key, 0, key.length);
      mac.update(message, 0, message.length);
      SelfTests.expect(
          "HMAC with " + hash.jcaName(),
          SelfTests.octets("HMAC." + hash.shortName()),
          mac.calculateMAC());
    }
  }
}
