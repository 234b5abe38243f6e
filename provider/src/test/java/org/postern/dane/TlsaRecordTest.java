// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.dane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TlsaRecordTest {

  private static final String DIGEST = "8d1f" + "00".repeat(28) + "a1b2";

  @Test
  void parse_readsTheFourFields() {
    TlsaRecord record = TlsaRecord.parse("3 1 1 " + DIGEST);
    assertThat(record.usage()).isEqualTo(3);
    assertThat(record.selector()).isEqualTo(1);
    assertThat(record.matchingType()).isEqualTo(1);
    assertThat(record.associationData()).isEqualTo(HexFormat.of().parseHex(DIGEST));
    assertThat(record).hasToString("3 1 1 " + DIGEST);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3 1 1 8D1F a1B2",
        "  3\t1  1 ( 8d1f\n  a1b2 ) ",
        "( 3 1 1 8d1fa1b2 )",
        "3 1 1 8 d 1 f a 1 b 2",
        "\\# 7 030101 8d1fa1b2"
      })
  void parse_toleratesBlanksParenthesesAndCase(String text) {
    assertThat(TlsaRecord.parse(text)).isEqualTo(TlsaRecord.parse("3 1 1 8d1fa1b2"));
  }

  @ParameterizedTest
  @CsvSource({
    "'', expected a TLSA record",
    "3 1, expected a TLSA record",
    "3 1 1, association data are missing",
    "3 1 1 (), association data are missing",
    "3 1 1 8d1, even number of hexadecimal digits",
    "3 1 1 8d1g, even number of hexadecimal digits",
    "256 1 1 8d1f, certificate usage of a TLSA record is 0 to 255",
    "3 999 1 8d1f, selector of a TLSA record is 0 to 255",
    "3 1 99999 8d1f, matching type of a TLSA record is 0 to 255",
    "3 1 999999 8d1f, expected a TLSA record",
    "-3 1 1 8d1f, expected a TLSA record",
    "\\# 3 0301, announces 3 octets but 2 follow",
    "mx.example.com. IN TLSA 3 1 1 8d1f, expected a TLSA record"
  })
  void parse_refusesWithAReason(String text, String reason) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TlsaRecord.parse(text))
        .withMessageContaining(reason);
  }

  @ParameterizedTest
  @CsvSource({
    "'', -1, -1, -1, \\# 0",
    "03, 3, -1, -1, \\# 1 03",
    "0301, 3, 1, -1, \\# 2 0301",
    "030101, 3, 1, 1, \\# 3 030101",
    "ffffff00, 255, 255, 255, 255 255 255 00"
  })
  void fromRdata_keepsAnyOctets_J2(String hex, int usage, int selector, int type, String text) {
    byte[] rdata = HexFormat.of().parseHex(hex);
    TlsaRecord record = TlsaRecord.fromRdata(rdata);
    assertThat(record.usage()).isEqualTo(usage);
    assertThat(record.selector()).isEqualTo(selector);
    assertThat(record.matchingType()).isEqualTo(type);
    assertThat(record.associationData()).hasSize(Math.max(0, rdata.length - 3));
    assertThat(record.isTruncated()).isEqualTo(rdata.length < 3);
    assertThat(record).hasToString(text);
    assertThat(TlsaRecord.parse(text)).isEqualTo(record);
    assertThat(record.abbreviated()).isNotBlank();
  }

  @Test
  void abbreviated_showsTheLastOctets() {
    assertThat(TlsaRecord.parse("3 1 1 " + DIGEST).abbreviated()).isEqualTo("3 1 1 …a1b2");
    assertThat(TlsaRecord.parse("3 1 1 a1b2").abbreviated()).isEqualTo("3 1 1 a1b2");
  }

  @Test
  void record_isImmutable() {
    byte[] rdata = {3, 1, 1, 7};
    TlsaRecord record = TlsaRecord.fromRdata(rdata);
    rdata[3] = 0;
    record.associationData()[0] = 0;
    record.toRdata()[0] = 0;
    assertThat(record)
        .isEqualTo(TlsaRecord.parse("3 1 1 07"))
        .hasSameHashCodeAs(TlsaRecord.parse("3 1 1 07"));
  }

  @Test
  void of_refusesNumbersThatDoNotFit() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TlsaRecord.of(3, 256, 1, new byte[32]))
        .withMessage("the selector of a TLSA record is 0 to 255, not 256");
  }
}
