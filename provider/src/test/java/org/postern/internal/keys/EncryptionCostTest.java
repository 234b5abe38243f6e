// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.keys;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.junit.jupiter.api.Test;

/** How much work the keys of a file may be. */
class EncryptionCostTest {

  private static void add(EncryptionCost cost, String pem) throws Exception {
    try (PEMParser parser = new PEMParser(new StringReader(pem))) {
      AlgorithmIdentifier algorithm =
          ((PKCS8EncryptedPrivateKeyInfo) parser.readObject())
              .toASN1Structure()
              .getEncryptionAlgorithm();
      cost.add(PemBlock.of(pem).get(0), algorithm);
    }
  }

  @Test
  void theRoundsOfAllKeys_areLimited() throws Exception {
    EncryptionCost cost = new EncryptionCost();
    String key = Expensive.pbkdf2(900_000);
    assertThatCode(
            () -> {
              add(cost, key);
              add(cost, key);
            })
        .as("an RSA and an EC key, stronger than tools make them")
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> add(cost, key))
        .isInstanceOf(UnusableIdentityException.class)
        .hasMessageContaining("demands 900000 rounds to decrypt; at most 2000000 are done for all");
    assertThatThrownBy(() -> add(new EncryptionCost(), Expensive.pbkdf2(2_000_001)))
        .isInstanceOf(UnusableIdentityException.class);
  }

  @Test
  void theWorkOfScrypt_isLimitedForAllKeys() throws Exception {
    EncryptionCost cost = new EncryptionCost();
    String key = Expensive.scrypt(1 << 18, 8);
    for (int i = 0; i < 4; i++) {
      add(cost, key);
    }
    assertThatThrownBy(() -> add(cost, key))
        .isInstanceOf(UnusableIdentityException.class)
        .hasMessageContaining("memory or time");
  }
}
