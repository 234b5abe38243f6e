// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postern.PosternConfig;
import org.postern.PosternKey;
import org.postern.agent.bridge.Delivery;
import org.postern.agent.bridge.SmtpAttempt;
import org.postern.agent.bridge.SmtpConnect;
import org.postern.agent.core.mail.MessagingException;
import org.postern.agent.core.mail.Service;
import org.postern.lab.dns.LabDns;
import org.postern.lab.dns.LabNameServer;

/** What becomes of the deliveries of a mail server: its own lookup of hosts is not believed. */
@Timeout(60)
class MailGuardTest {
  private static final String TLSA = "3 1 1 " + "ab".repeat(32);

  @TempDir
  @SuppressWarnings("NullAway.Init")
  static Path directory;

  private static final LabDns DNS =
      LabDns.builder()
          .zone("dest.test", zone -> zone.mx(10, "mx").a("mx", "127.0.0.1").tlsa(25, "mx", TLSA))
          .zone("evil.test", zone -> zone.a("mx", "127.0.0.1").tlsa(25, "mx", TLSA))
          .unsigned("plain.test", zone -> zone.mx(10, "mx").a("mx", "127.0.0.1"))
          .zone("bogus.test", zone -> zone.mx(10, "mx").a("mx", "127.0.0.1").bogus())
          .build();

  @SuppressWarnings("NullAway.Init")
  private static LabNameServer server;

  private final Outcomes outcomes = new Outcomes(new AgentLog(), Clock.systemUTC());

  /** As James' HostAddress. */
  public record HostAddress(String getHostName, int getPort) {}

  /** As James' Domain. */
  public record Domain(String asString) {}

  /** As James' MailAddress. */
  public record MailAddress(Domain getDomain) {}

  /** As James' Mail. */
  public record Mail(Collection<MailAddress> getRecipients) {}

  /** As James' RemoteDeliveryConfiguration. */
  public record Configuration(Collection<String> getGatewayServer) {}

  @BeforeAll
  static void start() throws IOException {
    server = DNS.serve();
    DNS.writeTrustAnchor(directory.resolve("root.ds"));
  }

  @AfterAll
  static void stop() {
    DNS.close();
  }

  private MailGuard guard(String mode, String except) {
    PosternConfig config =
        PosternConfig.builder()
            .set(PosternKey.DNS_RESOLVERS, server.hostPort())
            .set(PosternKey.DNS_TRUST_ANCHOR, directory.resolve("root.ds").toString())
            .set(PosternKey.DANE_MODE, mode)
            .set(PosternKey.DANE_EXCEPT, except)
            .build();
    AgentLog log = new AgentLog();
    return new MailGuard(new Engine(config, log, () -> {}), outcomes, log);
  }

  private MailGuard guard() {
    return guard("enforce", "");
  }

  private static Delivery delivery(String domain, String host, String... gateways) {
    return new Delivery(
        new Mail(List.of(new MailAddress(new Domain(domain)))),
        null,
        new HostAddress(host, 25),
        new Configuration(List.of(gateways)));
  }

  private static Delivery lookup(String domain, String... gateways) {
    return new Delivery(null, domain, null, new Configuration(List.of(gateways)));
  }

  private static SmtpConnect connect(MailGuard guard, @Nullable Delivery delivery) {
    return connect(guard, delivery, "127.0.0.1");
  }

  private static SmtpConnect connect(MailGuard guard, @Nullable Delivery delivery, String relay) {
    SmtpAttempt attempt =
        new SmtpAttempt(
            new Service(),
            "mail.smtp",
            relay,
            25,
            25,
            false,
            false,
            false,
            false,
            new Properties());
    return Objects.requireNonNull(guard.connecting(attempt, delivery));
  }

  private static void assertRefused(SmtpConnect connect, String reason) {
    assertThat(connect).isInstanceOf(SmtpConnect.Refused.class);
    assertThat(connect.end(false, null))
        .isInstanceOf(MessagingException.class)
        .hasMessageStartingWith("DANE: ")
        .hasMessageContaining(reason)
        .hasCauseInstanceOf(IOException.class);
  }

  @Test
  void aHostOfTheSecureSet_isBoundToItsRecords() {
    SmtpConnect connect = connect(guard(), delivery("dest.test", "mx.dest.test."));
    assertThat(connect.startTls()).isTrue();
    assertThat(connect.requireStartTls()).isTrue();
    assertThat(connect.serverName("mail.smtp", "127.0.0.1")).isEqualTo("mx.dest.test");
    assertThat(connect.serverName("mail.imap", "127.0.0.1")).isEqualTo("127.0.0.1");
  }

  @Test
  void aHostOutsideOfTheSecureSet_isRefused_whateverItsOwnRecords() {
    assertRefused(
        connect(guard(), delivery("dest.test", "mx.evil.test.")),
        "mx.evil.test is none of the servers that DNSSEC proves for dest.test");
    assertThat(outcomes.counters()).containsEntry("dane:refused", 1L);
  }

  @Test
  void aHostOutsideOfTheSecureSet_isLetPass_whereNothingIsEnforced() {
    for (MailGuard guard : List.of(guard("audit", ""), guard("enforce", "dest.test"))) {
      SmtpConnect connect = connect(guard, delivery("dest.test", "mx.other.test."));
      assertThat(connect).isNotInstanceOf(SmtpConnect.Refused.class);
      assertThat(connect.requireStartTls()).isFalse();
    }
  }

  @Test
  void aHostOfAnInsecureSet_getsTlsWithoutInsisting() {
    for (String host : List.of("mx.plain.test.", "mx.unknown.test.")) {
      SmtpConnect connect = connect(guard(), delivery("plain.test", host));
      assertThat(connect.startTls()).isTrue();
      assertThat(connect.requireStartTls()).isFalse();
    }
  }

  @Test
  void aGateway_isARelay_itsMxRecordsDoNotCount() {
    SmtpConnect connect =
        connect(guard(), delivery("plain.test", "mx.evil.test", "mx.evil.test:25"));
    assertThat(connect.requireStartTls()).isTrue();
    assertThat(connect.serverName("mail.smtp", "127.0.0.1")).isEqualTo("mx.evil.test");
  }

  @Test
  void aBogusDomain_isDelayedBeforeAndAtTheConnection() {
    assertThat(guard().delay(lookup("bogus.test"))).isNotNull();
    assertRefused(connect(guard(), delivery("bogus.test", "mx.bogus.test.")), "");
  }

  @Test
  void aLookupWithoutHost_isDelayed_ifThereIsOne() {
    assertThat(guard().delayWithoutHost(lookup("dest.test"))).contains("though there is one");
    assertThat(guard().delayWithoutHost(lookup("plain.test"))).isNotNull();
    assertThat(guard().delayWithoutHost(lookup("nowhere.test"))).isNull();
    assertThat(guard().delayWithoutHost(lookup("dest.test", "relay.test"))).isNull();
    assertThat(guard().delay(lookup("dest.test"))).isNull();
  }

  @Test
  void ourOwnFailure_refusesRatherThanLetsPass() {
    Delivery broken =
        new Delivery(
            "no mail", null, new HostAddress("mx.dest.test", 25), new Configuration(List.of()));
    assertRefused(connect(guard(), broken), "Postern failed");
    assertThat(guard().delay(new Delivery(null, "dest.test", null, "no configuration")))
        .contains("Postern failed");
  }

  @Test
  void aRelayThatIsNotInTheDns_hasNoDane() {
    SmtpConnect connect = connect(guard(), null, "nowhere.test");
    assertThat(connect).isNotInstanceOf(SmtpConnect.Refused.class);
    assertThat(connect.startTls()).isTrue();
    assertThat(connect.requireStartTls()).isFalse();
  }

  @Test
  void aDomainThatCannotBeAskedFor_isNotLeftToTheServersOwnLookup() {
    assertRefused(connect(guard(), delivery("fa\u00df.test", "mx.evil.test.")), "ambiguous");
    assertThat(connect(guard("audit", ""), delivery("fa\u00df.test", "mx.evil.test.")))
        .isNotInstanceOf(SmtpConnect.Refused.class);
  }

  @Test
  void withoutAMailServer_anAddressHasNoDane() {
    SmtpConnect connect = connect(guard(), null);
    assertThat(connect.startTls()).isTrue();
    assertThat(connect.requireStartTls()).isFalse();
  }
}
