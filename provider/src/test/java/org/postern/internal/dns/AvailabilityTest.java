// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postern.dns.DnsOptions;
import org.postern.dns.DnsOptions.Trust;
import org.postern.dns.DnssecHealth;
import org.postern.dns.SecureAnswer;
import org.postern.dns.SecureAnswer.Existence;
import org.postern.dns.SecureResolver;
import org.postern.dns.SecureResolvers;
import org.postern.dns.SecurityStatus;
import org.postern.lab.dns.Fault;
import org.postern.lab.dns.LabDns;
import org.postern.lab.dns.LabNameServer;
import org.postern.lab.dns.ResolverMode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

/** Servers that do not pass DNSSEC on, begin to, or cease to. */
@Timeout(60)
class AvailabilityTest {
  private final MovableClock clock = new MovableClock();
  @TempDir private Path directory;
  private LabDns lab;
  private LabNameServer server;

  @BeforeEach
  void start() throws Exception {
    lab = LabDns.builder().zone("example.test", z -> z.mx(10, "mx1").a("mx1", "127.0.0.1")).build();
    server = lab.serve();
  }

  @AfterEach
  void stop() {
    lab.close();
  }

  private SecureResolver open(Trust trust, LabNameServer... servers) throws Exception {
    return SecureResolvers.open(
        new DnsOptions(
            trust,
            List.of(servers).stream().map(LabNameServer::address).toList(),
            List.of(),
            lab.writeTrustAnchor(directory.resolve("root.ds")),
            directory.resolve("state"),
            Duration.ofSeconds(10)),
        clock);
  }

  @Test
  void strippingForwarder_isUnavailable_withTheDataAndTheReason() throws Exception {
    server.mode(ResolverMode.STRIPPING);
    try (SecureResolver resolver = open(Trust.VALIDATE, server)) {
      assertThat(resolver.health().availability()).isEqualTo(DnssecHealth.Availability.UNKNOWN);

      SecureAnswer answer = DnsLab.ask(resolver, "example.test", "MX");

      assertThat(answer.status()).isEqualTo(SecurityStatus.UNAVAILABLE);
      assertThat(answer.existence()).isEqualTo(Existence.PRESENT);
      assertThat(answer.records()).hasSize(1);
      assertThat(answer.reason()).contains(server.hostPort(), "postern.dns.resolvers");
      assertThat(resolver.health().availability()).isEqualTo(DnssecHealth.Availability.STRIPPED);
      assertThat(resolver.health().unavailableCount()).isEqualTo(1);
      DnsLab.ask(resolver, "example.test", "MX");
      assertThat(resolver.health().unavailableCount()).isEqualTo(2);
    }
  }

  @Test
  void strippingForwarder_thatDeliversLater_isNoticed() throws Exception {
    server.mode(ResolverMode.STRIPPING);
    try (SecureResolver resolver = open(Trust.VALIDATE, server)) {
      assertThat(DnsLab.ask(resolver, "example.test", "MX").status())
          .isEqualTo(SecurityStatus.UNAVAILABLE);
      server.mode(ResolverMode.RECURSIVE);
      assertThat(DnsLab.ask(resolver, "mx1.example.test", "A").status())
          .as("not asked again before its time")
          .isEqualTo(SecurityStatus.UNAVAILABLE);

      clock.forward(Duration.ofSeconds(61));

      assertThat(DnsLab.ask(resolver, "example.test", "MX").status())
          .isEqualTo(SecurityStatus.SECURE);
      assertThat(resolver.health().availability()).isEqualTo(DnssecHealth.Availability.DELIVERED);
    }
  }

  @Test
  void serverThatDeliveredBefore_andStripsNow_fails_untilTheFileIsDeleted() throws Exception {
    try (SecureResolver resolver = open(Trust.VALIDATE, server)) {
      assertThat(DnsLab.ask(resolver, "example.test", "MX").status())
          .isEqualTo(SecurityStatus.SECURE);
    }
    server.mode(ResolverMode.STRIPPING);
    try (SecureResolver resolver = open(Trust.VALIDATE, server)) {
      SecureAnswer answer = DnsLab.ask(resolver, "example.test", "MX");

      assertThat(answer.status()).isEqualTo(SecurityStatus.FAILED);
      Path file = directory.resolve("state").resolve("dnssec-servers");
      assertThat(answer.reason()).contains("delete " + file);
      assertThat(resolver.health().availability()).isEqualTo(DnssecHealth.Availability.WITHDRAWN);

      Files.delete(file);
      clock.forward(Duration.ofSeconds(61));
      assertThat(DnsLab.ask(resolver, "example.test", "MX").status())
          .isEqualTo(SecurityStatus.UNAVAILABLE);
    }
  }

  @Test
  void serverThatCeasesToDeliver_neverMakesASignedNameInsecureOrUnavailable() throws Exception {
    try (SecureResolver resolver = open(Trust.VALIDATE, server)) {
      DnsLab.ask(resolver, "example.test", "MX");
      server.mode(ResolverMode.STRIPPING);

      assertThat(DnsLab.ask(resolver, "mx1.example.test", "A").status())
          .isEqualTo(SecurityStatus.BOGUS);
      clock.forward(Duration.ofSeconds(61));
      SecureAnswer answer = DnsLab.ask(resolver, "mx1.example.test", "AAAA");
      assertThat(answer.status()).isEqualTo(SecurityStatus.FAILED);
      assertThat(answer.reason()).contains("used to deliver DNSSEC");

      server.mode(ResolverMode.RECURSIVE);
      clock.forward(Duration.ofSeconds(61));
      assertThat(DnsLab.ask(resolver, "mx1.example.test", "A").status())
          .isEqualTo(SecurityStatus.SECURE);
    }
  }

  @Test
  void ofTwoServers_theOneThatDeliversIsAsked() throws Exception {
    LabNameServer stripping = lab.serve().mode(ResolverMode.STRIPPING);
    try (SecureResolver resolver = open(Trust.VALIDATE, stripping, server)) {
      assertThat(DnsLab.ask(resolver, "example.test", "MX").status())
          .isEqualTo(SecurityStatus.SECURE);
      assertThat(stripping.questions(Type.MX)).isEmpty();
    }
  }

  @Test
  void serversThatDoNotAnswer_fail_andAreAskedAgainSoon() throws Exception {
    server.faultOfAll(Fault.servfail());
    try (SecureResolver resolver = open(Trust.VALIDATE, server)) {
      SecureAnswer answer = DnsLab.ask(resolver, "example.test", "MX");
      assertThat(answer.status()).isEqualTo(SecurityStatus.FAILED);
      assertThat(answer.reason()).contains(server.hostPort());
      assertThat(resolver.health().availability()).isEqualTo(DnssecHealth.Availability.UNREACHABLE);

      server.clearFaults();
      clock.forward(Duration.ofSeconds(6));
      assertThat(DnsLab.ask(resolver, "example.test", "MX").status())
          .isEqualTo(SecurityStatus.SECURE);
    }
  }

  @Test
  void damagedMemory_isIgnoredAndReplaced() throws Exception {
    Path state = Files.createDirectories(directory.resolve("state"));
    Path file = state.resolve("dnssec-servers");
    Files.write(file, new byte[] {0, (byte) 0xFF, 10, 10, 7});
    try (SecureResolver resolver = open(Trust.VALIDATE, server)) {
      assertThat(DnsLab.ask(resolver, "example.test", "MX").status())
          .isEqualTo(SecurityStatus.SECURE);
    }
    assertThat(Files.readString(file)).contains("\nVALIDATE " + server.hostPort() + "\n");
  }

  @Test
  void unwritableStateDirectory_doesNotStopLookups_norTheMemoryOfTheProcess() throws Exception {
    Files.writeString(directory.resolve("state"), "a file where a directory should be");
    try (SecureResolver resolver = open(Trust.VALIDATE, server)) {
      assertThat(DnsLab.ask(resolver, "example.test", "MX").status())
          .isEqualTo(SecurityStatus.SECURE);
      server.mode(ResolverMode.STRIPPING);
      DnsLab.ask(resolver, "mx1.example.test", "A");
      clock.forward(Duration.ofSeconds(61));
      SecureAnswer answer = DnsLab.ask(resolver, "mx1.example.test", "AAAA");
      assertThat(answer.status()).isEqualTo(SecurityStatus.FAILED);
      assertThat(answer.reason()).contains("restart this process");
    }
  }

  @Test
  void adBit_ofAResolverThatCeasesToValidate_isMissed() throws Exception {
    server.mode(ResolverMode.VALIDATING);
    try (SecureResolver resolver = open(Trust.AD, server)) {
      assertThat(DnsLab.ask(resolver, "example.test", "MX").status())
          .isEqualTo(SecurityStatus.SECURE);
      server.mode(ResolverMode.RECURSIVE);
      clock.forward(Duration.ofSeconds(61));

      SecureAnswer answer = DnsLab.ask(resolver, "mx1.example.test", "A");

      assertThat(answer.status()).isEqualTo(SecurityStatus.FAILED);
      assertThat(answer.reason()).contains("AD bit");
    }
  }

  @Test
  void adBit_ofAResolverThatNeverSetsIt_isUnavailable() throws Exception {
    try (SecureResolver resolver = open(Trust.AD, server)) {
      assertThat(DnsLab.ask(resolver, "example.test", "MX").status())
          .isEqualTo(SecurityStatus.UNAVAILABLE);
    }
  }

  @Test
  void serverThatIsListedTwice_isAskedOnce_andItsRecoveryIsNoticed() throws Exception {
    server.mode(ResolverMode.STRIPPING);
    try (SecureResolver resolver = open(Trust.VALIDATE, server, server)) {
      assertThat(DnsLab.ask(resolver, "example.test", "MX").status())
          .isEqualTo(SecurityStatus.UNAVAILABLE);
      server.mode(ResolverMode.RECURSIVE);
      clock.forward(Duration.ofSeconds(61));
      assertThat(DnsLab.ask(resolver, "mx1.example.test", "A").status())
          .isEqualTo(SecurityStatus.SECURE);
    }
  }

  /** Some forwarders refuse DO together with CD and answer everything else. */
  @Test
  void serverThatRefusesDnssecOnly_isUnavailable_untilItWasSeenToDeliver() throws Exception {
    server.intercept((query, honest, transport) ->
        query.getOPT() == null ? honest : Forger.reply(query, Rcode.REFUSED, List.of(), List.of()));
    try (SecureResolver resolver = open(Trust.VALIDATE, server)) {
      SecureAnswer answer = DnsLab.ask(resolver, "example.test", "MX");
      assertThat(answer.status()).as(answer.reason()).isEqualTo(SecurityStatus.UNAVAILABLE);
      assertThat(answer.records()).hasSize(1);
    }
    server.intercept(null);
    try (SecureResolver resolver = open(Trust.VALIDATE, server)) {
      assertThat(DnsLab.ask(resolver, "example.test", "MX").status())
          .isEqualTo(SecurityStatus.SECURE);
    }
    server.intercept((query, honest, transport) ->
        query.getOPT() == null ? honest : Forger.reply(query, Rcode.REFUSED, List.of(), List.of()));
    try (SecureResolver resolver = open(Trust.VALIDATE, server)) {
      assertThat(DnsLab.ask(resolver, "example.test", "MX").status())
          .isEqualTo(SecurityStatus.FAILED);
    }
  }

  @Test
  void serverThatRefusesEverything_isAFailure() throws Exception {
    server.intercept(
        (query, honest, transport) -> Forger.reply(query, Rcode.REFUSED, List.of(), List.of()));
    try (SecureResolver resolver = open(Trust.VALIDATE, server)) {
      assertThat(DnsLab.ask(resolver, "example.test", "MX").status())
          .isEqualTo(SecurityStatus.FAILED);
    }
  }
}
