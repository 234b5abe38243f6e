// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.dane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.lab.pki.LabCertificate;

class PemChainTest {

  private final LabCertificate leaf = Dane.pki().leaf(Dane.pki().root("Root"), "mx.example.com");

  @Test
  void certificates_comeInTheOrderOfTheText_pastKeysAndComments() {
    String text = "# the leaf\n" + leaf.privateKeyPem() + leaf.chainPem().replace("\n", "\r\n");
    assertThat(PemChain.parse(text)).hasSize(2);
    assertThat(PemChain.parse(text).get(0)).isEqualTo(leaf.der());
  }

  @ParameterizedTest
  @CsvSource({
    "'', there is no such block",
    "hello, there is no such block",
    "-----BEGIN CERTIFICATE-----, certificate 1 is cut off",
    "-----BEGIN CERTIFICATE-----!-----END CERTIFICATE-----, certificate 1 is cut off",
    "-----BEGIN CERTIFICATE-----A-----END CERTIFICATE-----, certificate 1 is not proper base64"
  })
  void anythingElse_isRefused(String text, String reason) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PemChain.parse(text))
        .withMessageContaining(reason);
  }
}
