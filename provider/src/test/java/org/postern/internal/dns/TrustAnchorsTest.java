// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.dns.DnsConfigurationException;
import org.postern.dns.DnsOptions;
import org.postern.dns.DnsOptions.Trust;
import org.postern.dns.SecureResolvers;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.DSRecord;
import org.xbill.DNS.Master;
import org.xbill.DNS.Name;

/** What validation may start from, and whose word may be believed. */
class TrustAnchorsTest {
  /** The root's key-signing keys as IANA published them, from the package dns-root-data. */
  private static final String KSK_2017 =
      ". IN DNSKEY 257 3 8 AwEAAaz/tAm8yTn4Mfeh5eyI96WSVexTBAvkMgJzkKTOiW1vkIbzxeF3+/4RgWOq7Hrx"
          + "RixHlFlExOLAJr5emLvN7SWXgnLh4+B5xQlNVz8Og8kvArMtNROxVQuCaSnIDdD5LKyWbRd2n9WGe2R8PzgC"
          + "mr3EgVLrjyBxWezF0jLHwVN8efS3rCj/EWgvIWgb9tarpVUDK/b58Da+sqqls3eNbuv7pr+eoZG+SrDK6nWe"
          + "L3c6H5Apxz7LjVc1uTIdsIXxuOLYA4/ilBmSVIzuDWfdRUfhHdY6+cn8HFRm+2hM8AnXGXws9555KrUB5qih"
          + "ylGa8subX2Nn6UwNR1AkUTV74bU=";

  private static final String KSK_2024 =
      ". IN DNSKEY 257 3 8 AwEAAa96jeuknZlaeSrvyAJj6ZHv28hhOKkx3rLGXVaC6rXTsDc449/cidltpkyGwCJN"
          + "nOAlFNKF2jBosZBU5eeHspaQWOmOElZsjICMQMC3aeHbGiShvZsx4wMYSjH8e7Vrhbu6irwCzVBApESjbUdp"
          + "WWmEnhathWu1jo+siFUiRAAxm9qyJNg/wOZqqzL/dL/q8PkcRU5oUKEpUge71M3ej2/7CPqpdVwuMoTvoB+Z"
          + "OT4YeGyxMvHmbrxlFzGOHOijtzN+u1TQNatX2XBuzZNQ1K+s2CXkPIZo7s6JgZyvaBevYtxPvYLw4z9mR7K2"
          + "vaF18UYH9Z9GNUUeayffKC73PYc=";

  @TempDir private Path directory;

  private static TrustAnchors parse(String text) {
    return TrustAnchors.parse(text.getBytes(StandardCharsets.US_ASCII), "the file");
  }

  private static DNSKEYRecord key(String text) throws Exception {
    try (Master master =
        new Master(
            new java.io.ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)),
            Name.root,
            0)) {
      return (DNSKEYRecord) master.nextRecord();
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 20326", "1, 38696"})
  void bundledAnchors_areTheRootsKeys(int position, int tag) throws Exception {
    DSRecord anchor = TrustAnchors.load(null).records().get(position);
    DNSKEYRecord key = key(position == 0 ? KSK_2017 : KSK_2024);

    assertThat(key.getFootprint()).isEqualTo(tag);
    assertThat(anchor.getFootprint()).isEqualTo(tag);
    assertThat(anchor.getDigestID()).isEqualTo(DSRecord.SHA256_DIGEST_ID);
    assertThat(anchor.getDigest())
        .isEqualTo(
            new DSRecord(Name.root, anchor.getDClass(), 0, DSRecord.SHA256_DIGEST_ID, key)
                .getDigest());
    assertThat(TrustAnchors.load(null).records()).hasSize(2);
  }

  @Test
  void keysAndTheirDigests_areTheSameAnchors() {
    assertThat(parse(KSK_2017 + "\n" + KSK_2024).records())
        .extracting(DSRecord::getFootprint)
        .containsExactly(20326, 38696);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "; nothing but a comment\n",
        "not a zone file",
        ". IN DS 20326 8 2",
        ". IN DS 20326 8 1 E06D44B80B8F1D39A95C0B0D7C65D08458E88040",
        ". IN DS 20326 99 2 E06D44B80B8F1D39A95C0B0D7C65D08458E880409BBC683457104237C7F8EC8D",
        "test. IN DS 20326 8 2 E06D44B80B8F1D39A95C0B0D7C65D08458E880409BBC683457104237C7F8EC8D",
        ". IN A 127.0.0.1",
        ". IN DNSKEY 0 3 8 AwEAAaz/tAm8",
        "$INCLUDE /etc/passwd",
      })
  void otherContent_isRefused(String content) throws Exception {
    Path file = Files.writeString(directory.resolve("anchors"), content);

    assertThatThrownBy(() -> SecureResolvers.open(options(Trust.VALIDATE, file), clock()))
        .isInstanceOf(DnsConfigurationException.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void missingFile_andOneThatIsTooLong_areRefused() throws Exception {
    assertThatThrownBy(() -> TrustAnchors.load(directory.resolve("none")))
        .isInstanceOf(DnsConfigurationException.class)
        .hasMessageContaining("cannot read")
        .hasMessageContaining("nothing can be validated");
    Path file = Files.writeString(directory.resolve("long"), ";".repeat(70_000));
    assertThatThrownBy(() -> TrustAnchors.load(file)).isInstanceOf(DnsConfigurationException.class);
  }

  @ParameterizedTest
  @EnumSource(
      value = Trust.class,
      names = {"AD", "BOTH"})
  void adBitOfAServerOnTheNetwork_isRefused_unlessListed(Trust trust) throws Exception {
    InetAddress address = InetAddress.getByName("192.0.2.53");
    List<InetSocketAddress> servers = List.of(new InetSocketAddress(address, 53));

    assertThatThrownBy(() ->
            SecureResolvers.open(
                new DnsOptions(trust, servers, List.of(), null, null, Duration.ofSeconds(1)),
                clock()))
        .isInstanceOf(DnsConfigurationException.class)
        .hasMessageContaining("192.0.2.53:53")
        .hasMessageContaining("postern.dns.ad-trusted");
    SecureResolvers.open(
            new DnsOptions(trust, servers, List.of(address), null, null, Duration.ofSeconds(1)),
            clock())
        .close();
  }

  private static DnsOptions options(Trust trust, Path anchors) {
    return new DnsOptions(trust, List.of(), List.of(), anchors, null, Duration.ofSeconds(1));
  }

  private static Clock clock() {
    return Clock.systemUTC();
  }
}
