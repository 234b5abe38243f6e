// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.keys;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;

/** Any octets are keys and certificates, or are refused with a reason. */
class PemFuzzTest {

  @FuzzTest(maxDuration = "30s")
  void anyOctets_areReadOrRefused(byte[] octets) {
    readOrRefuse(octets);
  }

  @FuzzTest(maxDuration = "30s")
  void alteredFiles_areReadOrRefused(FuzzedDataProvider data) throws Exception {
    byte[] file =
        PemFiles.read(
            data.pickValue(
                new String[] {
                  "p256.decoys.pem",
                  "p256.sec1-aes256.pem",
                  "rsa.pkcs1-des3.pem",
                  "ed448.pkcs8-scrypt.pem",
                  "ed25519.pkcs8.pem",
                  "rsa.cert.pem"
                }));
    int changes = data.consumeInt(1, 8);
    for (int i = 0; i < changes; i++) {
      file[data.consumeInt(0, file.length - 1)] = data.consumeByte();
    }
    readOrRefuse(file);
  }

  @FuzzTest(maxDuration = "30s")
  void anyBlock_isReadOrRefused(FuzzedDataProvider data) {
    String label =
        data.pickValue(
            new String[] {
              "PRIVATE KEY",
              "ENCRYPTED PRIVATE KEY",
              "RSA PRIVATE KEY",
              "EC PRIVATE KEY",
              "CERTIFICATE",
              "TRUSTED CERTIFICATE"
            });
    String body = Base64.getMimeEncoder().encodeToString(data.consumeRemainingAsBytes());
    String block = "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    readOrRefuse(block.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static void readOrRefuse(byte[] octets) {
    try {
      List<X509Certificate> certificates = PemReader.certificates(octets);
      List<PrivateKey> keys = PemReader.keys(octets, PemFiles.PASSWORD);
      for (KeyAndChain pair : PemReader.pair(keys, certificates)) {
        assertThat(pair.chain()).isNotEmpty();
      }
    } catch (UnusableIdentityException e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }
}
