// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postern.dane.DigestOrder;
import org.postern.dns.DnsOptions;
import org.postern.dns.SecureResolver;
import org.postern.dns.SecureResolvers;
import org.postern.dns.SecurityStatus;
import org.postern.lab.dns.Fault;
import org.postern.lab.dns.LabDns;
import org.postern.lab.dns.LabNameServer;
import org.postern.lab.dns.ResolverMode;
import org.postern.smtp.DeliveryPlan.Disposition;
import org.postern.smtp.DeliveryPlan.Routing;
import org.postern.smtp.DeliveryPlanner.Mode;
import org.postern.smtp.DeliveryPlanner.Unavailable;
import org.xbill.DNS.Type;

/** Plans by the real resolver over signed zones on loopback (A8, A9, A20 to A28, A36 to A39). */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class LabPlanTest {

  private static final String TA = "2 0 1 " + "ab".repeat(32);
  private static final String EE = "3 1 1 " + "cd".repeat(32);

  private static LabDns dns;
  private static LabNameServer server;
  private static Path anchor;
  private SecureResolver resolver;
  private DeliveryPlanner planner;

  @BeforeAll
  static void serve(@TempDir Path directory) throws Exception {
    dns =
        LabDns.builder()
            .zone(
                "example.com",
                zone ->
                    zone.mx(10, "mx10")
                        .mx(15, "mx15")
                        .mx(20, "mx20")
                        .a("mx10", "192.0.2.10")
                        .tlsa(25, "mx10", TA)
                        .cname("mx15", "mxbackup")
                        .a("mxbackup", "192.0.2.15")
                        .tlsa(25, "mx15", TA)
                        .cname("mx20", "mxbackup.example.net.")
                        .mx("half", 10, "alias.example.com.")
                        .cname("alias", "host.unsigned.test.")
                        .tlsa(25, "alias", EE)
                        .mx("plain", 10, "host.unsigned.test.")
                        .mx("viatlsaalias", 10, "shared.example.com.")
                        .a("shared", "192.0.2.30")
                        .record("_25._tcp.shared IN CNAME tlsa._dane")
                        .record("tlsa._dane IN TLSA " + EE)
                        .mx("null", 0, ".")
                        .a("alone", "192.0.2.40")
                        .tlsa(25, "alone", EE))
            .zone(
                "example.org", zone -> zone.cname("exchange", "mail").cname("mail", "example.com."))
            .zone(
                "example.net", zone -> zone.a("mxbackup", "198.51.100.20").tlsa(25, "mxbackup", TA))
            .unsigned(
                "unsigned.test",
                zone ->
                    zone.mx(10, "mx10.example.com.").a("host", "192.0.2.50").tlsa(25, "host", EE))
            .build();
    server = dns.serve();
    anchor = dns.writeTrustAnchor(directory.resolve("anchor"));
  }

  @AfterAll
  static void stop() {
    server.close();
    dns.close();
  }

  @BeforeEach
  void open() {
    server.clearFaults().mode(ResolverMode.RECURSIVE).forgetQuestions();
    resolver =
        SecureResolvers.open(
            new DnsOptions(
                DnsOptions.Trust.VALIDATE,
                List.of(server.address()),
                List.of(),
                anchor,
                null,
                Duration.ofSeconds(4)),
            Clock.systemUTC());
    planner = planner(Unavailable.OPPORTUNISTIC);
  }

  @AfterEach
  void close() {
    resolver.close();
  }

  @Test
  void theWorkedExampleOfTheRfc_overSignedZones() {
    DeliveryPlan plan = planner.planNow("exchange.example.org", 25);
    assertThat(plan.mxStatus()).isEqualTo(SecurityStatus.SECURE);
    assertThat(dane(plan, 0).names())
        .containsExactly("mx10.example.com", "exchange.example.org", "example.com");
    assertThat(dane(plan, 1).names())
        .containsExactly("mx15.example.com", "exchange.example.org", "example.com");
    assertThat(dane(plan, 2).names())
        .containsExactly("mxbackup.example.net", "exchange.example.org", "example.com");
  }

  @Test
  void anAliasIntoAnUnsignedZone_keepsTheOriginalNameAsBaseDomain_A24() {
    DeliveryPlan plan = planner.planNow("half.example.com", 25);
    assertThat(plan.candidates().get(0).addressStatus()).isEqualTo(SecurityStatus.INSECURE);
    assertThat(dane(plan, 0).serverName()).isEqualTo("alias.example.com");
    assertThat(server.questions(Type.TLSA))
        .noneMatch(question -> question.name().toString().contains("unsigned.test"));
  }

  @Test
  void anInsecureAddress_meansNoTlsaQuestion_A22() {
    DeliveryPlan plan = planner.planNow("plain.example.com", 25);
    assertThat(plan.candidates().get(0).requirement()).isInstanceOf(TlsRequirement.May.class);
    assertThat(server.questions(Type.TLSA)).isEmpty();
  }

  @Test
  void addresses_areAskedForBeforeTlsa_A21() {
    planner.planNow("alone.example.com", 25);
    List<Integer> types =
        server.questions().stream().map(question -> question.type()).distinct().toList();
    assertThat(types).contains(Type.MX, Type.A, Type.AAAA, Type.TLSA);
    assertThat(types.indexOf(Type.TLSA))
        .isGreaterThan(types.indexOf(Type.A))
        .isGreaterThan(types.indexOf(Type.MX));
  }

  @Test
  void aTlsaAlias_isFollowed_A28() {
    assertThat(dane(planner.planNow("viatlsaalias.example.com", 25), 0).serverName())
        .isEqualTo("shared.example.com");
  }

  @Test
  void anUnsignedDomain_isHalfDane_withTheHostsNameOnly_A38() {
    DeliveryPlan plan = planner.planNow("unsigned.test", 25);
    assertThat(dane(plan, 0).mx()).isEqualTo(MxAuthentication.NONE);
    assertThat(dane(plan, 0).names()).containsExactly("mx10.example.com");
  }

  @Test
  void aDomainWithoutMx_isItsOwnHost() throws Exception {
    DeliveryPlan plan = planner.planNow("alone.example.com", 25);
    assertThat(plan.routing()).isEqualTo(Routing.IMPLICIT_MX);
    assertThat(dane(plan, 0).mx()).isEqualTo(MxAuthentication.DNSSEC);
    assertThat(plan.candidates().get(0).addresses()).containsExactly(address("192.0.2.40"));
  }

  @Test
  void nullMx_andNoSuchDomain_areRejected() {
    assertThat(planner.planNow("null.example.com", 25).routing()).isEqualTo(Routing.NULL_MX);
    assertThat(planner.planNow("null.example.com", 25).disposition())
        .isInstanceOf(Disposition.Reject.class);
    assertThat(planner.planNow("none.example.com", 25).disposition())
        .isInstanceOf(Disposition.Reject.class);
  }

  @Test
  void aFailingAaaa_doesNotBlockTheA_butEveryFailureOfTlsaDoes_A7() {
    server.fault("alone.example.com.", Type.AAAA, Fault.servfail());
    assertThat(planner.planNow("alone.example.com", 25).candidates().get(0).requirement())
        .isInstanceOf(TlsRequirement.Dane.class);
    for (Fault fault : List.of(Fault.servfail(), Fault.refused(), Fault.garbage())) {
      close();
      open();
      server.fault("_25._tcp.alone.example.com.", Type.TLSA, fault);
      assertThat(planner.planNow("alone.example.com", 25).disposition())
          .as(fault.toString())
          .isInstanceOf(Disposition.Delay.class);
    }
  }

  @Test
  void aForwarderThatStrips_givesAnOpportunisticPlan_orADelay() {
    server.mode(ResolverMode.STRIPPING);
    DeliveryPlan plan = planner.planNow("example.com", 25);
    assertThat(plan.mxStatus()).isEqualTo(SecurityStatus.UNAVAILABLE);
    assertThat(plan.candidates()).hasSize(3);
    assertThat(plan.candidates().get(0).requirement()).isInstanceOf(TlsRequirement.May.class);
    assertThat(planner(Unavailable.DEFER).planNow("example.com", 25).disposition())
        .isInstanceOf(Disposition.Delay.class);
  }

  private DeliveryPlanner planner(Unavailable unavailable) {
    return new DeliveryPlanner(
        resolver,
        new DeliveryPlanner.Options(
            Mode.ENFORCE, List.of(), DigestOrder.DEFAULT, unavailable, Duration.ofSeconds(16)),
        Clock.systemUTC());
  }

  private static TlsRequirement.Dane dane(DeliveryPlan plan, int index) {
    assertThat(plan.candidates()).as(plan.toString()).hasSizeGreaterThan(index);
    assertThat(plan.candidates().get(index).requirement())
        .as(plan.candidates().get(index).toString())
        .isInstanceOf(TlsRequirement.Dane.class);
    return (TlsRequirement.Dane) plan.candidates().get(index).requirement();
  }

  private static InetAddress address(String text) throws UnknownHostException {
    return InetAddress.getByName(text);
  }
}
