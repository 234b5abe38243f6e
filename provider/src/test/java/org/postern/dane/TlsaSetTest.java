// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.dane;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.postern.lab.pki.LabCertificate;
import org.postern.lab.pki.LabPki;

class TlsaSetTest {

  private static final String D256 = "ab".repeat(32);
  private static final String D512 = "cd".repeat(64);
  private static final LabCertificate CERT = new LabPki().selfSigned("mx.example.com");

  private static TlsaSet smtp(String... records) {
    return set(DigestOrder.DEFAULT, UsageProfile.SMTP, records);
  }

  private static TlsaSet set(DigestOrder order, UsageProfile profile, String... records) {
    return TlsaSet.of(Stream.of(records).map(TlsaRecord::parse).toList(), order, profile);
  }

  static Stream<Arguments> unusableRecords() {
    String der = HexFormat.of().formatHex(CERT.der());
    return Stream.of(
        Arguments.of("\\# 0", "need 3 octets, the record has 0"),
        Arguments.of("\\# 1 03", "need 3 octets, the record has 1"),
        Arguments.of("\\# 2 0301", "need 3 octets, the record has 2"),
        Arguments.of("\\# 3 030101", "association data are empty"),
        Arguments.of("\\# 3 030100", "association data are empty"),
        Arguments.of("4 1 1 " + D256, "unknown certificate usage 4"),
        Arguments.of("255 1 1 " + D256, "unknown certificate usage 255"),
        Arguments.of("3 2 1 " + D256, "unknown selector 2"),
        Arguments.of("3 255 1 " + D256, "unknown selector 255"),
        Arguments.of("3 1 3 " + D256, "matching type 3 is none of the digests in force"),
        Arguments.of("3 1 255 " + D256, "matching type 255 is none of the digests in force"),
        Arguments.of("3 1 1 ab", "a sha256 digest has 32 octets, the record has 1"),
        Arguments.of("3 1 1 " + D256 + "ab", "a sha256 digest has 32 octets, the record has 33"),
        Arguments.of("3 1 1 " + D512, "a sha256 digest has 32 octets, the record has 64"),
        Arguments.of("3 1 2 " + D256, "a sha512 digest has 64 octets, the record has 32"),
        Arguments.of("2 0 1 " + D512, "a sha256 digest has 32 octets"),
        Arguments.of("3 0 0 00", "it holds no usable certificate"),
        Arguments.of("3 0 0 " + der + "00", "it holds no usable certificate"),
        Arguments.of("2 0 0 " + der.substring(2), "it holds no usable certificate"),
        Arguments.of("2 0 0 " + der.substring(0, der.length() - 2), "no usable certificate"),
        Arguments.of("3 1 0 " + der, "it holds no usable public key"),
        Arguments.of("2 1 0 3000", "it holds no usable public key"),
        Arguments.of("2 1 0 " + D256, "it holds no usable public key"),
        Arguments.of("0 0 1 " + D256, "PKIX-TA(0) is not used between mail servers"),
        Arguments.of("1 1 1 " + D256, "PKIX-EE(1) is not used between mail servers"));
  }

  @ParameterizedTest
  @MethodSource("unusableRecords")
  void unusable_hasItsReason_A34_B16(String record, String reason) {
    TlsaSet set = smtp(record);
    assertThat(set.isUsable()).isFalse();
    assertThat(set.usable()).isEmpty();
    assertThat(set.discarded()).hasSize(1);
    assertThat(set.discarded().get(0).superseded()).isFalse();
    assertThat(set.discarded().get(0).reason()).contains(reason);
  }

  @ParameterizedTest
  @CsvSource({"3,0,0", "3,1,0", "2,0,0", "2,1,0", "3,0,1", "3,1,1", "3,1,2", "2,0,1", "2,1,2"})
  void everyCombinationOfUsage2And3_isUsable(int usage, int selector, int matchingType) {
    assertThat(smtp(CERT.tlsa(usage, selector, matchingType)).isUsable()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"0,0,0", "0,1,0", "1,0,0", "1,1,0", "0,0,1", "1,1,1", "1,1,2"})
  void usages0And1_areUsableInTheGeneralProfile_B22(int usage, int selector, int matchingType) {
    String record = CERT.tlsa(usage, selector, matchingType);
    assertThat(set(DigestOrder.DEFAULT, UsageProfile.ALL, record).isUsable()).isTrue();
    assertThat(smtp(record).isUsable()).isFalse();
  }

  /** The examples of RFC 7671 section 9, and those that follow from it. */
  static Stream<Arguments> agility() {
    String e1 = "3 1 1 " + D256;
    String e2 = "3 1 2 " + D512;
    String e2short = "3 1 2 " + D256;
    String e0 = CERT.tlsa(3, 1, 0);
    String c1 = "3 0 1 " + D256;
    String c2 = "3 0 2 " + D512;
    String t1 = "2 1 1 " + D256;
    String other1 = "3 1 1 " + "ef".repeat(32);
    return Stream.of(
        Arguments.of(List.of(e1, e2, e0), List.of(e2, e0)),
        Arguments.of(List.of(e0, e2, e1), List.of(e0, e2)),
        Arguments.of(List.of(e2short, e1), List.of(e1)),
        Arguments.of(List.of(c2, e1), List.of(c2, e1)),
        Arguments.of(List.of(c1, c2, e1), List.of(c2, e1)),
        Arguments.of(List.of(e2, t1), List.of(e2, t1)),
        Arguments.of(List.of(e1, other1), List.of(e1, other1)),
        Arguments.of(List.of(e1, e2, other1), List.of(e2)),
        Arguments.of(List.of(e1, e1), List.of(e1)),
        Arguments.of(List.of(e0, e1), List.of(e0, e1)));
  }

  @ParameterizedTest
  @MethodSource("agility")
  void agility_keepsFullAndTheStrongestDigest_A42_B17_B19(List<String> all, List<String> kept) {
    TlsaSet set = smtp(all.toArray(new String[0]));
    assertThat(set.usable().stream().map(TlsaRecord::toString)).isEqualTo(kept);
    assertThat(set.usable().size() + set.discarded().size())
        .isEqualTo((int) all.stream().distinct().count());
  }

  @Test
  void agility_saysWhatSupersedes_B17() {
    TlsaSet set = smtp("3 1 1 " + D256, "3 1 2 " + D512);
    assertThat(set.discarded())
        .singleElement()
        .satisfies(d -> {
          assertThat(d.superseded()).isTrue();
          assertThat(d.reason()).contains("stronger digest of 3 1 2 …cdcd");
        });
  }

  @Test
  void agility_followsTheConfiguredOrder_B18() {
    TlsaSet set =
        set(
            DigestOrder.parse("sha256,sha512"),
            UsageProfile.SMTP,
            "3 1 1 " + D256,
            "3 1 2 " + D512);
    assertThat(set.usable()).containsExactly(TlsaRecord.parse("3 1 1 " + D256));
  }

  @Test
  void agility_ranksANewMatchingType_B18() {
    TlsaSet set =
        set(
            DigestOrder.parse("sha3-256=3,sha512,sha256"),
            UsageProfile.SMTP,
            "3 1 3 " + D256,
            "3 1 2 " + D512,
            "3 1 1 " + D256);
    assertThat(set.usable()).containsExactly(TlsaRecord.parse("3 1 3 " + D256));
    assertThat(set.discarded()).hasSize(2).allMatch(TlsaSet.Discarded::superseded);
  }

  @Test
  void aDigestLeftOut_makesItsRecordsUnusable() {
    TlsaSet set = set(DigestOrder.parse("sha512"), UsageProfile.SMTP, "3 1 1 " + D256);
    assertThat(set.isUsable()).isFalse();
  }

  @Test
  void onlyDaneEeSpki_needsEveryUsableRecordToBe31x_B6() {
    assertThat(smtp("3 1 1 " + D256).onlyDaneEeSpki()).isTrue();
    assertThat(smtp("3 1 1 " + D256, "4 0 1 " + D256).onlyDaneEeSpki()).isTrue();
    assertThat(smtp("3 1 1 " + D256, "3 0 1 " + D256).onlyDaneEeSpki()).isFalse();
    assertThat(smtp("3 1 1 " + D256, "2 1 1 " + D256).onlyDaneEeSpki()).isFalse();
    assertThat(smtp("4 0 1 " + D256).onlyDaneEeSpki()).isFalse();
    assertThat(smtp().onlyDaneEeSpki()).isFalse();
  }
}
