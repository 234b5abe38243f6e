// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.dns.SecureAnswer;
import org.postern.dns.SecureResolver;
import org.postern.dns.SecurityStatus;
import org.postern.lab.dns.LabDns;
import org.postern.lab.dns.LabNameServer;
import org.xbill.DNS.Message;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** RFC 4035 section 5.3.3: nothing is kept past the end of the signatures that it rests on. */
@Timeout(60)
class SignatureTimesTest {
  private static final long LEFT = 40;

  private final MovableClock clock = new MovableClock();
  private LabDns lab;
  private LabNameServer server;

  @BeforeEach
  void start() throws Exception {
    lab =
        LabDns.builder()
            .clock(clock)
            .zone("example.test", SignatureTimesTest::mail)
            .zone("nsec3.test", z -> mail(z.nsec3()))
            .build();
    server = lab.serve();
    Instant end = lastSignature();
    clock.forward(Duration.between(clock.instant(), end).minusSeconds(LEFT));
  }

  private static void mail(org.postern.lab.dns.LabZone z) {
    z.mx(10, "mx1").a("mx1", "127.0.0.1").mx("*.wild", 10, "mx1").cname("gone", "nx");
  }

  @AfterEach
  void stop() {
    lab.close();
  }

  private Instant lastSignature() throws Exception {
    Message genuine = new Forger(lab).genuine(DnsLab.name("example.test"), org.xbill.DNS.Type.MX);
    return genuine.getSection(Section.ANSWER).stream()
        .filter(RRSIGRecord.class::isInstance)
        .map(record -> ((RRSIGRecord) record).getExpire())
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "example.test, MX",
    "x.wild.example.test, MX",
    "nx.example.test, TLSA",
    "mx1.example.test, TLSA",
    "gone.example.test, A",
    "x.wild.nsec3.test, MX",
    "nx.nsec3.test, TLSA",
    "mx1.nsec3.test, TLSA",
  })
  void answer_isNotKeptLongerThanItsSignatures(String name, String type) throws Exception {
    try (SecureResolver resolver =
        DnsLab.validating(lab, List.of(server.address()), DnsLab.DEADLINE, clock)) {
      SecureAnswer answer = DnsLab.ask(resolver, name, type);
      assertThat(answer.status()).isEqualTo(SecurityStatus.SECURE);
      assertThat(answer.ttl()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(LEFT));

      clock.forward(Duration.ofSeconds(LEFT + 1));
      assertThat(DnsLab.ask(resolver, name, type).status()).isEqualTo(SecurityStatus.BOGUS);
    }
  }

  @ParameterizedTest
  @CsvSource({"example.test, MX", "nx.example.test, TLSA", "nx.nsec3.test, TLSA"})
  void anotherSignatureThatEndsLater_keepsNothingLonger(String name, String type) throws Exception {
    server.intercept((query, honest, transport) -> {
      for (int section : new int[] {Section.ANSWER, Section.AUTHORITY}) {
        List<Record> records = new ArrayList<>();
        for (Record record : honest.getSection(section)) {
          records.add(record);
          if (record instanceof RRSIGRecord signature) {
            records.add(lasting(signature));
          }
        }
        honest.removeAllRecords(section);
        records.forEach(record -> honest.addRecord(record, section));
      }
      return honest;
    });
    try (SecureResolver resolver =
        DnsLab.validating(lab, List.of(server.address()), DnsLab.DEADLINE, clock)) {
      SecureAnswer answer = DnsLab.ask(resolver, name, type);
      assertThat(answer.status()).isEqualTo(SecurityStatus.SECURE);
      assertThat(answer.ttl()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(LEFT));
    }
  }

  private RRSIGRecord lasting(RRSIGRecord signature) {
    return new RRSIGRecord(
        signature.getName(),
        signature.getDClass(),
        signature.getTTL(),
        signature.getTypeCovered(),
        signature.getAlgorithm(),
        signature.getOrigTTL(),
        signature.getExpire().plus(Duration.ofDays(30)),
        signature.getTimeSigned(),
        signature.getFootprint(),
        signature.getSigner(),
        signature.getSignature());
  }
}
