// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.dns;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.dns.SecureAnswer;
import org.postern.dns.SecureAnswer.Existence;
import org.postern.dns.SecureResolver;
import org.postern.dns.SecurityStatus;
import org.postern.lab.dns.LabDns;

/** A1, A3, A4, A8, A9: what an honest server's answers amount to. */
@Timeout(60)
class HonestAnswersTest {
  private static LabDns lab;
  private static SecureResolver resolver;

  @BeforeAll
  static void start() throws Exception {
    lab = DnsLab.start();
    resolver = DnsLab.validating(lab, lab.serve());
  }

  @AfterAll
  static void stop() {
    resolver.close();
    lab.close();
  }

  @ParameterizedTest(name = "{0} {1} is {2}, {3}, {4} records, {5} aliases")
  @CsvSource({
    "example.test, MX, SECURE, PRESENT, 1, 0",
    "_25._tcp.mx1.example.test, TLSA, SECURE, PRESENT, 1, 0",
    "mx1.example.test, A, SECURE, PRESENT, 1, 0",
    "mx1.example.test, AAAA, SECURE, PRESENT, 1, 0",
    "mx1.example.test, TXT, SECURE, NODATA, 0, 0",
    "nx.example.test, MX, SECURE, NXDOMAIN, 0, 0",
    "aaa.example.test, MX, SECURE, NXDOMAIN, 0, 0",
    "zzz.example.test, MX, SECURE, NXDOMAIN, 0, 0",
    "b.c.example.test, A, SECURE, NODATA, 0, 0",
    "x.y.b.c.example.test, A, SECURE, NXDOMAIN, 0, 0",
    "x.wild.example.test, MX, SECURE, PRESENT, 1, 0",
    "x.y.wild.example.test, MX, SECURE, PRESENT, 1, 0",
    "x.wild.example.test, A, SECURE, NODATA, 0, 0",
    "alias.wild.example.test, MX, SECURE, NODATA, 0, 0",
    "mxalias.example.test, A, SECURE, PRESENT, 1, 1",
    "mxalias.example.test, TXT, SECURE, NODATA, 0, 1",
    "mxalias.example.test, CNAME, SECURE, PRESENT, 1, 0",
    "dangling.example.test, A, SECURE, NXDOMAIN, 0, 1",
    "x.wildalias.example.test, A, SECURE, PRESENT, 1, 1",
    "x.wildalias.example.test, TXT, SECURE, NODATA, 0, 1",
    "toed.example.test, A, SECURE, PRESENT, 1, 1",
    "mx1.d.example.test, A, SECURE, PRESENT, 1, 1",
    "nx.d.example.test, A, SECURE, NXDOMAIN, 0, 1",
    "d.example.test, A, SECURE, NODATA, 0, 0",
    "big.example.test, TXT, SECURE, PRESENT, 40, 0",
    "hop5.example.test, A, SECURE, PRESENT, 1, 8",
    "_25._tcp.tlsaalias.example.test, TLSA, SECURE, PRESENT, 1, 1",
    "example.test, DS, SECURE, PRESENT, 1, 0",
    "_443._tcp.wildtlsa.example.test, TLSA, SECURE, PRESENT, 1, 0",
    "example.test, DNSKEY, SECURE, PRESENT, 2, 0",
    "test, SOA, SECURE, PRESENT, 1, 0",
    "nosuchtld, A, SECURE, NXDOMAIN, 0, 0",
    "_25._tcp.mx1.deep.zone.example.test, TLSA, SECURE, PRESENT, 1, 0",
    "_25._tcp.mx1.ed25519.test, TLSA, SECURE, PRESENT, 1, 0",
    "nx.ed25519.test, TLSA, SECURE, NXDOMAIN, 0, 0",
    "_25._tcp.mx1.rsa.test, TLSA, SECURE, PRESENT, 1, 0",
    "_25._tcp.mx1.nsec3.test, TLSA, SECURE, PRESENT, 1, 0",
    "mx1.nsec3.test, TXT, SECURE, NODATA, 0, 0",
    "nx.nsec3.test, A, SECURE, NXDOMAIN, 0, 0",
    "b.c.nsec3.test, A, SECURE, NODATA, 0, 0",
    "x.b.c.nsec3.test, A, SECURE, NXDOMAIN, 0, 0",
    "x.wild.nsec3.test, MX, SECURE, PRESENT, 1, 0",
    "x.wild.nsec3.test, A, SECURE, NODATA, 0, 0",
    "x.wildalias.nsec3.test, TXT, SECURE, NODATA, 0, 1",
    "nx.iter.test, A, SECURE, NXDOMAIN, 0, 0",
    "mx1.iter.test, TXT, SECURE, NODATA, 0, 0",
    "_25._tcp.mx1.iterhi.test, TLSA, SECURE, PRESENT, 1, 0",
    "nx.iterhi.test, A, INSECURE, NXDOMAIN, 0, 0",
    "mx1.iterhi.test, TXT, INSECURE, NODATA, 0, 0",
    "mx1.sub.iterhi.test, A, INSECURE, PRESENT, 1, 0",
    "mx1.sub.nsec3.test, A, INSECURE, PRESENT, 1, 0",
    "mx1.sub.example.test, A, INSECURE, PRESENT, 1, 0",
    "nx.sub.example.test, A, INSECURE, NXDOMAIN, 0, 0",
    "_25._tcp.mx1.optout.test, TLSA, SECURE, PRESENT, 1, 0",
    "mx1.optout.test, TXT, SECURE, NODATA, 0, 0",
    "nx.optout.test, A, INSECURE, NXDOMAIN, 0, 0",
    "x.wild.optout.test, MX, INSECURE, PRESENT, 1, 0",
    "sub.optout.test, MX, INSECURE, PRESENT, 1, 0",
    "mx1.sub.optout.test, A, INSECURE, PRESENT, 1, 0",
    "mx1.signed.optout.test, A, SECURE, PRESENT, 1, 0",
    "cross.example.test, A, INSECURE, PRESENT, 1, 1",
    "mx1.dcross.example.test, A, INSECURE, PRESENT, 1, 1",
    "insecure.test, MX, INSECURE, PRESENT, 1, 0",
    "nx.insecure.test, MX, INSECURE, NXDOMAIN, 0, 0",
    "mx1.insecure.test, TXT, INSECURE, NODATA, 0, 0",
    "insecure.test, DS, SECURE, NODATA, 0, 0",
    "sub.optout.test, DS, INSECURE, NODATA, 0, 0",
    "island.test, MX, INSECURE, PRESENT, 1, 0",
    "unknownalg.test, MX, INSECURE, PRESENT, 1, 0",
    "bogus.test, MX, BOGUS, UNKNOWN, 0, 0",
    "nx.bogus.test, A, BOGUS, UNKNOWN, 0, 0",
    "tobogus.example.test, A, BOGUS, UNKNOWN, 0, 1",
    "expired.test, MX, BOGUS, UNKNOWN, 0, 0",
    "badds.test, MX, BOGUS, UNKNOWN, 0, 0",
    "loop1.example.test, A, FAILED, UNKNOWN, 0, 0",
    "hop4.example.test, A, FAILED, UNKNOWN, 0, 9",
  })
  void honestAnswer_hasTheVerdictOfItsZone(
      String name,
      String type,
      SecurityStatus status,
      Existence existence,
      int records,
      int aliases)
      throws Exception {
    SecureAnswer answer = DnsLab.ask(resolver, name, type);

    assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    assertThat(answer.existence()).as(answer.toString()).isEqualTo(existence);
    assertThat(answer.records()).hasSize(records);
    assertThat(answer.aliases()).hasSize(aliases);
    assertThat(answer.reason()).isNotBlank();
  }
}
