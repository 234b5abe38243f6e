// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.dns.SecureAnswer;
import org.postern.dns.SecureResolver;
import org.postern.dns.SecurityStatus;
import org.postern.lab.dns.Fault;
import org.postern.lab.dns.LabDns;
import org.postern.lab.dns.LabNameServer;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

/** A4, A6, A7: the cache, one flight per question, the deadline, several servers. */
@Timeout(60)
class CachingResolverTest {
  private final MovableClock clock = new MovableClock();
  private LabDns lab;
  private LabNameServer server;

  @BeforeEach
  void start() throws Exception {
    lab =
        LabDns.builder()
            .clock(clock)
            .zone(
                "example.test",
                z -> z.mx(10, "mx1").a("mx1", "127.0.0.1").tlsa(25, "mx1", DnsLab.TLSA))
            .zone("other.test", z -> z.mx(10, "mx1.example.test."))
            .build();
    server = lab.serve();
  }

  @AfterEach
  void stop() {
    lab.close();
  }

  private SecureResolver open(Duration deadline, LabNameServer... servers) throws Exception {
    return DnsLab.validating(
        lab, List.of(servers).stream().map(LabNameServer::address).toList(), deadline, clock);
  }

  private SecureResolver open() throws Exception {
    return open(DnsLab.DEADLINE, server);
  }

  @Test
  void answer_isKeptForItsTtl_andShowsWhatIsLeftOfIt() throws Exception {
    try (SecureResolver resolver = open()) {
      SecureAnswer first = DnsLab.ask(resolver, "example.test", "MX");
      assertThat(first.ttl()).isEqualTo(Duration.ofSeconds(300));
      server.forgetQuestions();
      clock.forward(Duration.ofSeconds(299));

      SecureAnswer second = DnsLab.ask(resolver, "EXAMPLE.test", "MX");
      assertThat(second.ttl()).isEqualTo(Duration.ofSeconds(1));
      assertThat(second.records()).isEqualTo(first.records());
      assertThat(server.questions()).isEmpty();

      clock.forward(Duration.ofSeconds(1));
      assertThat(DnsLab.ask(resolver, "example.test", "MX").status())
          .isEqualTo(SecurityStatus.SECURE);
      assertThat(server.questions(Type.MX)).hasSize(1);
    }
  }

  @Test
  void cachedAnswer_comesAsACompletedFuture() throws Exception {
    try (SecureResolver resolver = open()) {
      DnsLab.ask(resolver, "example.test", "MX");
      assertThat(resolver.lookup(DnsLab.name("example.test"), Type.MX)).isDone();
    }
  }

  @Test
  void denial_isKeptForTheNegativeTtlOfTheZone() throws Exception {
    try (SecureResolver resolver = open()) {
      assertThat(DnsLab.ask(resolver, "nx.example.test", "TLSA").ttl())
          .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(300));
      server.forgetQuestions();
      DnsLab.ask(resolver, "nx.example.test", "TLSA");
      assertThat(server.questions()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {Rcode.SERVFAIL, Rcode.REFUSED, Rcode.NOTIMP, Rcode.FORMERR})
  void errorCode_isAFailure_keptForAMoment(int rcode) throws Exception {
    try (SecureResolver resolver = open()) {
      DnsLab.ask(resolver, "example.test", "MX");
      server.fault("mx1.example.test", Type.A, new Fault.Response(rcode));
      SecureAnswer answer = DnsLab.ask(resolver, "mx1.example.test", "A");
      assertThat(answer.status()).isEqualTo(SecurityStatus.FAILED);
      assertThat(answer.reason()).contains(Rcode.string(rcode));

      server.clearFaults().forgetQuestions();
      assertThat(DnsLab.ask(resolver, "mx1.example.test", "A").status())
          .isEqualTo(SecurityStatus.FAILED);
      assertThat(server.questions(Type.A)).isEmpty();
      clock.forward(Duration.ofSeconds(6));
      assertThat(DnsLab.ask(resolver, "mx1.example.test", "A").status())
          .isEqualTo(SecurityStatus.SECURE);
    }
  }

  @Test
  void failureOfOneQuestion_leavesTheOthersAlone() throws Exception {
    try (SecureResolver resolver = open()) {
      server.fault("mx1.example.test", Type.AAAA, Fault.servfail());
      assertThat(DnsLab.ask(resolver, "mx1.example.test", "AAAA").status())
          .isEqualTo(SecurityStatus.FAILED);
      assertThat(DnsLab.ask(resolver, "mx1.example.test", "A").status())
          .isEqualTo(SecurityStatus.SECURE);
    }
  }

  @Test
  void callersAtTheSameTime_shareOneQuestion_andOneWhoGivesUpTakesNothingFromTheOthers()
      throws Exception {
    try (SecureResolver resolver = open()) {
      DnsLab.ask(resolver, "example.test", "MX");
      server.forgetQuestions();
      server.fault("mx1.example.test", Type.A, Fault.delay(Duration.ofMillis(100)));
      Name name = DnsLab.name("mx1.example.test");
      List<CompletableFuture<SecureAnswer>> callers =
          IntStream.range(0, 50).mapToObj(i -> resolver.lookup(name, Type.A)).toList();
      callers.get(0).cancel(true);
      callers.get(1).complete(null);

      for (CompletableFuture<SecureAnswer> caller : callers.subList(2, 50)) {
        assertThat(caller.get(20, TimeUnit.SECONDS).status()).isEqualTo(SecurityStatus.SECURE);
      }
      assertThat(server.questions(Type.A)).hasSize(1);
    }
  }

  @Test
  void keysAndDelegations_areFetchedOnce() throws Exception {
    try (SecureResolver resolver = open()) {
      DnsLab.ask(resolver, "example.test", "MX");
      server.forgetQuestions();
      DnsLab.ask(resolver, "_25._tcp.mx1.example.test", "TLSA");
      assertThat(server.questions()).hasToString("[_25._tcp.mx1.example.test/TLSA]");
      server.forgetQuestions();
      DnsLab.ask(resolver, "other.test", "MX");
      assertThat(server.questions())
          .extracting(Object::toString)
          .containsExactlyInAnyOrder("other.test/MX", "other.test/DS", "other.test/DNSKEY");
    }
  }

  @Test
  void keysThatWereRolledOver_areFetchedAgain() throws Exception {
    try (SecureResolver resolver = open()) {
      DnsLab.ask(resolver, "example.test", "MX");
      lab.update("example.test", z -> z.keyGeneration(2));
      assertThat(DnsLab.ask(resolver, "mx1.example.test", "A").status())
          .isEqualTo(SecurityStatus.SECURE);
    }
  }

  @Test
  void deadline_endsALookup() throws Exception {
    try (SecureResolver resolver = open(Duration.ofMillis(200), server)) {
      server.faultOfAll(Fault.timeout());
      long start = System.nanoTime();
      SecureAnswer answer = DnsLab.ask(resolver, "example.test", "MX");
      assertThat(answer.status()).isEqualTo(SecurityStatus.FAILED);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }
  }

  @Test
  void nextServer_isAskedWhereOneFails() throws Exception {
    LabNameServer refusing = lab.serve().faultOfAll(Fault.refused());
    LabNameServer broken = lab.serve().faultOfAll(Fault.garbage());
    try (SecureResolver resolver = open(DnsLab.DEADLINE, refusing, broken, server)) {
      assertThat(DnsLab.ask(resolver, "example.test", "MX").status())
          .isEqualTo(SecurityStatus.SECURE);
    }
  }

  @Test
  void close_endsLookupsThatAreUnderWay_andLaterOnes() throws Exception {
    server.faultOfAll(Fault.timeout());
    SecureResolver resolver = open();
    CompletableFuture<SecureAnswer> waiting = resolver.lookup(DnsLab.name("example.test"), Type.MX);
    resolver.close();
    assertThat(waiting.get(10, TimeUnit.SECONDS).status()).isEqualTo(SecurityStatus.FAILED);
    assertThat(DnsLab.ask(resolver, "mx1.example.test", "A").status())
        .isEqualTo(SecurityStatus.FAILED);
  }

  @Test
  void relativeName_isAMistakeOfTheCaller() throws Exception {
    try (SecureResolver resolver = open()) {
      assertThatThrownBy(() -> resolver.lookup(Name.fromConstantString("mx1"), Type.A))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
