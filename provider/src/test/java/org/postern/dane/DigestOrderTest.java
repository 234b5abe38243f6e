// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.dane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigestOrderTest {

  @Test
  void default_isSha512BeforeSha256_B1_B18() {
    assertThat(DigestOrder.DEFAULT).hasToString("sha512,sha256");
    assertThat(DigestOrder.DEFAULT.rank(2)).isLessThan(DigestOrder.DEFAULT.rank(1));
    assertThat(DigestOrder.DEFAULT.digest(3)).isNull();
    assertThat(DigestOrder.DEFAULT.digest(0)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "'sha512,sha256', 'sha512,sha256'",
    "sha256+sha512, 'sha256,sha512'",
    "' sha512 , sha256 ', 'sha512,sha256'",
    "SHA256, sha256",
    "SHA-256, sha-256",
    "sha256=1, sha256",
    "'sha3-256=3,sha512', 'sha3-256=3,sha512'"
  })
  void parse_readsNamesAndNumbers_B18(String list, String canonical) {
    assertThat(DigestOrder.parse(list))
        .hasToString(canonical)
        .isEqualTo(DigestOrder.parse(canonical));
  }

  @Test
  void parse_extendsToANewMatchingType_B18() {
    TlsaDigest sha3 = Objects.requireNonNull(DigestOrder.parse("sha3-256=3,sha256").digest(3));
    assertThat(sha3.length()).isEqualTo(32);
    assertThat(sha3.digest(new byte[0])).startsWith(0xa7, 0xff, 0xc6, 0xf8);
  }

  @ParameterizedTest
  @CsvSource({
    "'', the list is empty",
    "whirlpool2=7, unknown digest \"whirlpool2=7\"",
    "sha256 sha999, unknown digest \"sha999\"",
    "sha3-256, has no registered matching type",
    "md5=7, too short to be relied on",
    "sha1=7, too short to be relied on",
    "sha256=7, matching type 7 cannot be given to",
    "sha3-256=1, matching type 1 cannot be given to",
    "sha3-256=0, matching type 0 cannot be given to",
    "sha3-256=255, matching type 255 cannot be given to",
    "sha3-256=999, matching type 999 cannot be given to",
    "'sha256,sha-256', names matching type 1 twice",
    "sha256=, expected a digest as NAME or NAME=NUMBER"
  })
  void parse_refusesByName(String list, String reason) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DigestOrder.parse(list))
        .withMessageContaining(reason);
  }
}
