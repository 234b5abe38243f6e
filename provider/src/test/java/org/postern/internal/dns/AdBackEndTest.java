// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.dns.DnsOptions;
import org.postern.dns.DnsOptions.Trust;
import org.postern.dns.SecureAnswer;
import org.postern.dns.SecureAnswer.Alias;
import org.postern.dns.SecureResolver;
import org.postern.dns.SecureResolvers;
import org.postern.dns.SecurityStatus;
import org.postern.lab.dns.LabDns;
import org.postern.lab.dns.LabNameServer;
import org.postern.lab.dns.ResolverMode;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

/** A2: the AD bit of a trusted resolver, alone and beside our own validation. */
@Timeout(60)
class AdBackEndTest {
  @TempDir private static Path directory;
  private static LabDns lab;
  private static LabNameServer server;
  private static SecureResolver ad;
  private static SecureResolver both;

  @BeforeAll
  static void start() throws Exception {
    lab = DnsLab.start();
    server = lab.serve().mode(ResolverMode.VALIDATING);
    ad = open(Trust.AD);
    both = open(Trust.BOTH);
  }

  private static SecureResolver open(Trust trust) throws Exception {
    return SecureResolvers.open(
        new DnsOptions(
            trust,
            List.of(server.address()),
            List.of(),
            lab.writeTrustAnchor(directory.resolve("root.ds")),
            null,
            DnsLab.DEADLINE),
        Clock.systemUTC());
  }

  @AfterAll
  static void stop() {
    ad.close();
    both.close();
    lab.close();
  }

  @ParameterizedTest
  @CsvSource({
    "example.test, MX, SECURE",
    "_25._tcp.mx1.example.test, TLSA, SECURE",
    "nx.nsec3.test, A, SECURE",
    "mxalias.example.test, A, SECURE",
    "nx.example.test, A, SECURE",
    "mx1.optout.test, TXT, SECURE",
    "nx.optout.test, A, INSECURE",
    "insecure.test, MX, INSECURE",
    "mx1.insecure.test, TXT, INSECURE",
    "unknownalg.test, MX, INSECURE",
    "bogus.test, MX, BOGUS",
    "expired.test, MX, BOGUS",
    "tobogus.example.test, A, BOGUS",
  })
  void bothBackEnds_giveTheVerdictOfTheZone(String name, String type, SecurityStatus status)
      throws Exception {
    assertThat(DnsLab.ask(ad, name, type)).extracting(SecureAnswer::status).isEqualTo(status);
    assertThat(DnsLab.ask(both, name, type)).extracting(SecureAnswer::status).isEqualTo(status);
  }

  @Test
  void aliasIntoAnUnsignedZone_isAskedForHopByHop() throws Exception {
    for (SecureResolver resolver : List.of(ad, both)) {
      SecureAnswer answer = DnsLab.ask(resolver, "cross.example.test", "A");

      assertThat(answer.status()).isEqualTo(SecurityStatus.INSECURE);
      assertThat(answer.aliases()).extracting(Alias::status).containsExactly(SecurityStatus.SECURE);
    }
  }

  @Test
  void servfailWithoutExtendedError_isBogus_ifTheDataAreThereUnchecked() throws Exception {
    LabNameServer terse = lab.serve().mode(ResolverMode.VALIDATING);
    terse.intercept((query, honest, transport) ->
        honest.getRcode() == Rcode.SERVFAIL
            ? Forger.withSection(honest, org.xbill.DNS.Section.ADDITIONAL, List.of())
            : honest);
    try (SecureResolver resolver =
        SecureResolvers.open(
            new DnsOptions(
                Trust.AD, List.of(terse.address()), List.of(), null, null, DnsLab.DEADLINE),
            Clock.systemUTC())) {
      assertThat(DnsLab.ask(resolver, "bogus.test", "MX").status()).isEqualTo(SecurityStatus.BOGUS);
    }
  }

  @Test
  void both_withAResolverThatSetsNoAdBit_failsRatherThanDoWithoutDnssec() throws Exception {
    LabNameServer forwarder = lab.serve().mode(ResolverMode.RECURSIVE);
    try (SecureResolver resolver =
        SecureResolvers.open(
            new DnsOptions(
                Trust.BOTH,
                List.of(forwarder.address()),
                List.of(),
                directory.resolve("root.ds"),
                null,
                DnsLab.DEADLINE),
            Clock.systemUTC())) {
      SecureAnswer answer = DnsLab.ask(resolver, "example.test", "MX");
      assertThat(answer.status()).isEqualTo(SecurityStatus.FAILED);
      assertThat(answer.reason()).contains("disagree");
      assertThat(DnsLab.ask(resolver, "insecure.test", "MX").status())
          .isEqualTo(SecurityStatus.INSECURE);
    }
  }

  @Test
  void both_refusesAnAdBitThatOurOwnValidationDoesNotConfirm() throws Exception {
    LabNameServer lying = lab.serve().mode(ResolverMode.VALIDATING);
    lying.intercept((query, honest, transport) -> {
      honest.getHeader().setFlag(Flags.AD);
      return honest;
    });
    try (SecureResolver resolver =
        SecureResolvers.open(
            new DnsOptions(
                Trust.BOTH,
                List.of(lying.address()),
                List.of(),
                directory.resolve("root.ds"),
                null,
                DnsLab.DEADLINE),
            Clock.systemUTC())) {
      SecureAnswer answer = DnsLab.ask(resolver, "insecure.test", "MX");
      assertThat(answer.status()).isEqualTo(SecurityStatus.FAILED);
      assertThat(answer.reason()).contains("disagree");
      assertThat(DnsLab.ask(resolver, "example.test", "MX").status())
          .isEqualTo(SecurityStatus.SECURE);
    }
  }

  @Test
  void query_asksForTheAdBit_andNotForUncheckedData() throws Exception {
    server.forgetQuestions();
    DnsLab.ask(ad, "zzz.example.test", "MX");
    assertThat(server.questions(Type.MX)).isNotEmpty();
    assertThat(server.questions(Type.MX).get(0).checkingDisabled()).isFalse();
  }
}
