// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postern.dane.DigestOrder;
import org.postern.dane.TlsaRecord;
import org.postern.dane.TlsaSet;
import org.postern.dane.UsageProfile;
import org.postern.dns.SecurityStatus;
import org.postern.internal.tls.RequirementTls;
import org.postern.internal.tls.WhichTls;
import org.postern.lab.pki.LabCertificate;
import org.postern.lab.pki.LabPki;
import org.postern.lab.pki.LabTls;
import org.postern.lab.smtp.ScriptedSmtpServer;
import org.postern.lab.smtp.SmtpScript;
import org.postern.lab.smtp.StartTls;
import org.postern.lab.smtp.Step;
import org.postern.smtp.CheckReport.AddressResult;
import org.postern.smtp.CheckReport.Outcome;
import org.postern.smtp.PeerVerdict.Got;
import org.postern.tlsrpt.ResultType;

/** What the check makes of servers that behave, and of such that do not (A11 to A13, A30, A35). */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
@ParameterizedClass
@EnumSource(WhichTls.class)
class DeliveryCheckTest {

  private static final LabPki PKI = new LabPki();
  private static final LabCertificate LEAF = PKI.selfSigned("mx.example.test");
  private static final LabCertificate OTHER = PKI.selfSigned("mx.example.test");
  private static final Duration DEADLINE = Duration.ofMillis(1500);

  private final RequirementTls tls;
  private ScriptedSmtpServer server;

  DeliveryCheckTest(WhichTls which) {
    this.tls = which.at(Clock.systemUTC());
  }

  /** The first handshake of a JVM loads classes; it is not held to the deadlines below. */
  @BeforeEach
  void warmUp() throws Exception {
    try (ScriptedSmtpServer first =
            ScriptedSmtpServer.start(SmtpScript.implicitTls(LabTls.server(LEAF)));
        Socket socket =
            tls.client(may())
                .getSocketFactory()
                .createSocket(first.address().getAddress(), first.port())) {
      assertThat(socket.getInputStream().read()).isEqualTo('2');
    }
  }

  @BeforeEach
  void start() throws Exception {
    server = ScriptedSmtpServer.start(SmtpScript.startTls(LabTls.server(LEAF)));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void theRightKey_isDeliverable_withVerdictAndChain() throws Exception {
    Outcome.Deliverable seen = (Outcome.Deliverable) outcome(dane(LEAF));
    assertThat(seen.verdict().summary()).isEqualTo("dane:dane");
    assertThat(seen.verdict().tls()).isNotNull();
    assertThat(seen.chain()).singleElement().isEqualTo(LEAF.x509());
    assertThat(server.awaitSessions(1, Duration.ofSeconds(5)).get(0).commands())
        .last()
        .asString()
        .isEqualToIgnoringCase("QUIT");
  }

  @Test
  void theWrongKey_isRefused() {
    Outcome.Refused seen = (Outcome.Refused) outcome(dane(OTHER));
    assertThat(seen.verdict().summary()).isEqualTo("dane:refused");
    assertThat(seen.verdict().dane()).isNotNull();
    assertThat(seen.reason()).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = StartTls.class,
      names = {"NOT_OFFERED", "REPLY_454", "REPLY_554"})
  void withoutStartTls_daneIsRefused_andMayGoesInClear(StartTls conduct) throws Exception {
    server.script(SmtpScript.startTls(LabTls.server(LEAF)).startTls(conduct));
    Outcome.Refused refused = (Outcome.Refused) outcome(dane(LEAF));
    assertThat(refused.verdict().failure()).isEqualTo(ResultType.STARTTLS_NOT_SUPPORTED);
    Outcome.Deliverable clear = (Outcome.Deliverable) outcome(may());
    assertThat(clear.verdict().summary()).isEqualTo("may:none");
    assertThat(clear.chain()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = StartTls.class,
      names = {"GARBAGE", "CLOSE"})
  void aBrokenHandshake_refusesDane_andMayGoesInClear(StartTls conduct) throws Exception {
    server.script(SmtpScript.startTls(LabTls.server(LEAF)).startTls(conduct));
    Outcome refused = outcome(dane(LEAF));
    // Octets that arrive before the handshake are already one failure.
    assertThat(refused).isNotInstanceOf(Outcome.Deliverable.class);
    if (conduct == StartTls.CLOSE) {
      assertThat(((Outcome.Refused) refused).verdict().failure())
          .isEqualTo(ResultType.VALIDATION_FAILURE);
      assertThat(((Outcome.Deliverable) outcome(may())).verdict().got()).isEqualTo(Got.NONE);
    }
  }

  @Test
  void clearTextAfterStartTls_isAFailure() throws Exception {
    server.script(SmtpScript.startTls(LabTls.server(LEAF)).startTls(StartTls.INJECTED_REPLY));
    assertThat(outcome(dane(LEAF)))
        .isInstanceOfSatisfying(
            Outcome.Broken.class, b -> assertThat(b.reason()).contains("clear text"));
    assertThat(outcome(may())).isInstanceOf(Outcome.Broken.class);
  }

  @ParameterizedTest
  @EnumSource(
      value = Step.class,
      names = {"GREETING", "EHLO", "STARTTLS", "HANDSHAKE"})
  void aServerThatFallsSilent_costsTheDeadlineAndNoMore(Step step) throws Exception {
    server.script(SmtpScript.startTls(LabTls.server(LEAF)).stallAt(step));
    long start = System.nanoTime();
    assertThat(outcome(dane(LEAF)))
        .isInstanceOfSatisfying(
            Outcome.Unreachable.class,
            u -> assertThat(u.reason()).contains("not finished within 1500 ms"));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(DEADLINE.multipliedBy(6));
  }

  @Test
  void aServerThatTurnsUsAway_isUnreachable() throws Exception {
    server.script(SmtpScript.plain().reply(Step.GREETING, "554 5.7.1 Go away"));
    assertThat(outcome(may()))
        .isInstanceOfSatisfying(
            Outcome.Unreachable.class, u -> assertThat(u.reason()).contains("554", "Go away"));
  }

  @Test
  void aServerWithoutEhlo_isTakenAsOneWithoutStartTls() throws Exception {
    try (HostileServer old =
        HostileServer.answering("220 old\r\n", "502 what?\r\n", "250 hello\r\n")) {
      assertThat(outcome(may(), old.address()))
          .isInstanceOfSatisfying(
              Outcome.Deliverable.class, d -> assertThat(d.reason()).contains("EHLO"));
      assertThat(outcome(dane(LEAF), old.address())).isInstanceOf(Outcome.Refused.class);
    }
  }

  @Test
  void hostileServers_areBrokenWithinTheDeadline() throws Exception {
    for (HostileServer.Flood flood : HostileServer.Flood.values()) {
      try (HostileServer hostile = HostileServer.flooding(flood)) {
        long start = System.nanoTime();
        Outcome outcome = outcome(may(), hostile.address());
        assertThat(outcome)
            .as(flood.name())
            .isInstanceOfAny(Outcome.Broken.class, Outcome.Unreachable.class);
        assertThat(outcome.reason()).hasSizeLessThan(500).doesNotContain("\u001b", "\n");
        assertThat(Duration.ofNanos(System.nanoTime() - start))
            .isLessThan(DEADLINE.multipliedBy(6));
      }
    }
  }

  @Test
  void nobodyListening_isUnreachable() throws Exception {
    InetSocketAddress closed;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      closed = (InetSocketAddress) socket.getLocalSocketAddress();
    }
    assertThat(outcome(may(), closed)).isInstanceOf(Outcome.Unreachable.class);
  }

  @Test
  void addressesAreFiltered_andSkippedHostsAreNotTried() throws Exception {
    InetAddress v4 = InetAddress.getByName("127.0.0.1");
    InetAddress v6 = InetAddress.getByName("::1");
    MxCandidate ready = candidate(may(), v4, v6);
    MxCandidate skipped =
        new MxCandidate(
            20,
            "skipped.example",
            List.of(v4),
            SecurityStatus.SECURE,
            null,
            null,
            List.of(),
            new CandidateState.Skip(true, null, "told to"));
    DeliveryCheck.Options only4 =
        new DeliveryCheck.Options(
            "client.example", DEADLINE, DEADLINE, address -> !(address instanceof Inet6Address));
    CheckReport report =
        new DeliveryCheck(tls::client, only4).check(plan(server.port(), List.of(skipped, ready)));
    assertThat(report.results()).extracting(AddressResult::address).containsExactly(v4);
    assertThat(report.delivered()).isSameAs(report.results().get(0));
    assertThat(server.awaitSessions(1, Duration.ofSeconds(5)).get(0).commands())
        .first()
        .asString()
        .isEqualTo("EHLO client.example");
  }

  @Test
  void aHeloName_thatWouldInjectCommands_isRefused() {
    for (String name : List.of("a\r\nMAIL FROM:<x>", "a b", "a\u0000")) {
      assertThatThrownBy(() -> new DeliveryCheck.Options(name, DEADLINE, DEADLINE, address -> true))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private Outcome outcome(TlsRequirement requirement) {
    return outcome(requirement, server.address());
  }

  private Outcome outcome(TlsRequirement requirement, InetSocketAddress address) {
    DeliveryCheck.Options options = new DeliveryCheck.Options("", DEADLINE, DEADLINE, any -> true);
    CheckReport report =
        new DeliveryCheck(tls::client, options)
            .check(plan(address.getPort(), List.of(candidate(requirement, address.getAddress()))));
    assertThat(report.results()).hasSize(1);
    return report.results().get(0).outcome();
  }

  private static DeliveryPlan plan(int port, List<MxCandidate> candidates) {
    return new DeliveryPlan(
        "example.test",
        port,
        DeliveryPlan.Routing.MX,
        SecurityStatus.SECURE,
        candidates,
        new DeliveryPlan.Disposition.Deliver(null, "test"),
        Instant.MAX);
  }

  private static MxCandidate candidate(TlsRequirement requirement, InetAddress... addresses) {
    return new MxCandidate(
        10,
        "mx.example.test",
        Arrays.asList(addresses),
        SecurityStatus.SECURE,
        null,
        null,
        List.of(),
        new CandidateState.Ready(requirement, "test"));
  }

  private static TlsRequirement may() {
    return new TlsRequirement.May("mx.example.test", 25);
  }

  private static TlsRequirement dane(LabCertificate certificate) {
    TlsaSet set =
        TlsaSet.of(
            List.of(TlsaRecord.parse(certificate.tlsa(3, 1, 1))),
            DigestOrder.DEFAULT,
            UsageProfile.SMTP);
    return new TlsRequirement.Dane(
        "mx.example.test", 25, set, List.of("mx.example.test"), MxAuthentication.DNSSEC, false);
  }
}
