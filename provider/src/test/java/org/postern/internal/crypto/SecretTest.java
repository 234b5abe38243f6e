// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.bouncycastle.tls.PRFAlgorithm;
import org.bouncycastle.tls.crypto.CryptoHashAlgorithm;
import org.bouncycastle.tls.crypto.TlsSecret;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;
import org.junit.jupiter.api.Test;

/** Key derivation, against published answers and against Bouncy Castle's own. */
class SecretTest {

  private final ConnectionCrypto crypto =
      new ConnectionCrypto(Primitives.chosen("off"), new SecureRandom());

  private static byte[] octets(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  @Test
  void hkdf_isThatOfRfc5869_appendixA1() {
    TlsSecret prk =
        crypto
            .createSecret(octets("000102030405060708090a0b0c"))
            .hkdfExtract(CryptoHashAlgorithm.sha256, crypto.createSecret(octets("0b".repeat(22))));
    assertThat(Secret.octets(prk))
        .isEqualTo(octets("077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5"));
    assertThat(
            prk.hkdfExpand(CryptoHashAlgorithm.sha256, octets("f0f1f2f3f4f5f6f7f8f9"), 42)
                .extract())
        .isEqualTo(
            octets(
                "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf"
                    + "34007208d5b887185865"));
  }

  @Test
  void everyLengthAndHash_isAsBouncyCastleHasIt() {
    BcTlsCrypto reference = new BcTlsCrypto(new SecureRandom());
    byte[] key = octets("00112233445566778899aabbccddeeff");
    byte[] info = octets("0102030405");
    for (int hash :
        new int[] {
          CryptoHashAlgorithm.sha256, CryptoHashAlgorithm.sha384, CryptoHashAlgorithm.sha512
        }) {
      for (int length : new int[] {1, 16, 31, 32, 33, 48, 64, 100, 255}) {
        assertThat(crypto.createSecret(key).hkdfExpand(hash, info, length).extract())
            .isEqualTo(reference.createSecret(key).hkdfExpand(hash, info, length).extract());
      }
      assertThat(Secret.octets(crypto.hkdfInit(hash).hkdfExtract(hash, crypto.createSecret(key))))
          .isEqualTo(
              reference.hkdfInit(hash).hkdfExtract(hash, reference.createSecret(key)).extract());
    }
    for (int prf : new int[] {PRFAlgorithm.tls_prf_sha256, PRFAlgorithm.tls_prf_sha384}) {
      for (int length : new int[] {12, 48, 104}) {
        assertThat(crypto.createSecret(key).deriveUsingPRF(prf, "a label", info, length).extract())
            .isEqualTo(
                reference.createSecret(key).deriveUsingPRF(prf, "a label", info, length).extract());
      }
    }
  }

  @Test
  void prfOfOldTls_doesNotExist() {
    assertThatThrownBy(() ->
            crypto
                .createSecret(new byte[48])
                .deriveUsingPRF(PRFAlgorithm.tls_prf_legacy, "label", new byte[8], 12))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void usedOrDestroyedSecret_isGone_andNoneIsShown() {
    TlsSecret secret = crypto.createSecret(octets("deadbeef"));
    assertThat(secret.toString()).isEqualTo("Secret");
    secret.destroy();
    assertThatThrownBy(() -> secret.hkdfExpand(CryptoHashAlgorithm.sha256, new byte[0], 32))
        .isInstanceOf(IllegalStateException.class);
  }
}
