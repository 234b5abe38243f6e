// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.crypto;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Properties;

/** What the self tests share: published answers, in a resource that names their sources. */
final class SelfTests {

  private static final Properties ANSWERS = load();

  private SelfTests() {}

  static byte[] octets(String name) {
    String value = ANSWERS.getProperty(name);
    if (value == null) {
      throw new IllegalArgumentException("no known answer of the name " + name);
    }
    return HexFormat.of().parseHex(value);
  }

  static void expect(String what, byte[] expected, byte[] seen) throws GeneralSecurityException {
    if (!Arrays.equals(expected, seen)) {
      throw new GeneralSecurityException("self test failed: wrong answer for " + what);
    }
  }

  static void expect(String what, boolean holds) throws GeneralSecurityException {
    if (!holds) {
      throw new GeneralSecurityException("self test failed: " + what);
    }
  }

  /** Proves a group: a published answer, and two fresh key pairs that agree. */
  static Selection.SelfTest<AgreementScheme> agreement(String name) {
    return scheme -> {
      expect(
          name,
          octets(name + ".secret"),
          scheme.agree(octets(name + ".scalar"), octets(name + ".peer")));
      SecureRandom random = new SecureRandom();
      AgreementScheme.KeyPair one = scheme.generate(random);
      expect(
          name + " with fresh keys",
          scheme.agree(octets(name + ".scalar"), one.share()),
          one.agree(octets(name + ".share")));
    };
  }

  /** Proves ML-KEM: what one side encapsulates the other decapsulates, and no other secret. */
  static Selection.SelfTest<KemScheme> kem(KemScheme other) {
    return scheme -> {
      SecureRandom random = new SecureRandom();
      for (KemScheme[] sides : new KemScheme[][] {{scheme, other}, {other, scheme}}) {
        KemScheme.KeyPair pair = sides[0].generate(random);
        KemScheme.Encapsulated sent = sides[1].encapsulate(pair.publicKey(), random);
        expect("ML-KEM-768", sent.secret(), pair.decapsulate(sent.encapsulation()));
      }
    };
  }

  private static Properties load() {
    Properties answers = new Properties();
    try (InputStream in = SelfTests.class.getResourceAsStream("known-answers.properties")) {
      if (in == null) {
        throw new IllegalStateException("the known answers are missing from the jar");
      }
      answers.load(new java.io.InputStreamReader(in, StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new IllegalStateException("the known answers cannot be read", e);
    }
    return answers;
  }
}
