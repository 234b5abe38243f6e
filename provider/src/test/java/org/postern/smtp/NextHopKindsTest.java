// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.dane.DigestOrder;
import org.postern.smtp.CandidateState.Skip;
import org.postern.smtp.DeliveryPlan.Disposition;
import org.postern.smtp.DeliveryPlan.Routing;
import org.postern.smtp.DeliveryPlanner.Mode;
import org.postern.smtp.DeliveryPlanner.Unavailable;
import org.xbill.DNS.Type;

/** What counts as a next hop, and what the kinds of next hops lead to. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class NextHopKindsTest {

  private static final String TLSA = "3 1 1 " + "AB".repeat(32);

  private final FakeResolver dns = new FakeResolver();

  @ParameterizedTest
  @CsvSource({
    "relay.example:587,587",
    "[relay.example]:587,587",
    "[relay.example],25",
    "Relay.Example.:465,465"
  })
  void aRelay_isNotSubjectToMx_andItsPortIsInTheTlsaName_A25_A26(String nextHop, int port) {
    dns.secure("relay.example", Type.A, "192.0.2.1")
        .secure("_" + port + "._tcp.relay.example", Type.TLSA, TLSA);
    DeliveryPlan plan = plan(nextHop);
    assertThat(plan.routing()).isEqualTo(Routing.RELAY);
    assertThat(plan.port()).isEqualTo(port);
    assertThat(plan.mxStatus()).isNull();
    assertThat(requirement(plan, 0).mx()).isEqualTo(MxAuthentication.CONFIGURED);
    assertThat(requirement(plan, 0).port()).isEqualTo(port);
    assertThat(((TlsRequirement.Dane) requirement(plan, 0)).names())
        .containsExactly("relay.example");
    assertThat(dns.wasAsked(Type.MX)).isFalse();
  }

  @Test
  void aRelayWithoutAddress_delays() {
    assertThat(plan("[relay.example]").disposition()).isInstanceOf(Disposition.Delay.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"192.0.2.1", "[192.0.2.1]", "[192.0.2.1]:2525", "192.0.2.1:2525"})
  void anAddress_hasNoDane_A15(String nextHop) {
    DeliveryPlan plan = plan(nextHop);
    assertThat(plan.routing()).isEqualTo(Routing.ADDRESS_LITERAL);
    assertThat(plan.candidates().get(0).addresses()).hasSize(1);
    assertThat(requirement(plan, 0)).isInstanceOf(TlsRequirement.May.class);
    assertThat(dns.asked).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[IPv6:2001:db8::1]", "[2001:db8::1]:25", "2001:db8::1"})
  void anIpv6Address_isOneToo_A15(String nextHop) {
    assertThat(plan(nextHop).routing()).isEqualTo(Routing.ADDRESS_LITERAL);
  }

  @Test
  void anAddressInAnMx_hasNoDane_andOddNamesAreSkipped_A15() {
    dns.secure(
        "example.org", Type.MX, "10 192.0.2.7.", "20 b\\032ad.example.", "30 \\255.example.");
    DeliveryPlan plan = plan("example.org");
    assertThat(requirement(plan, 0))
        .isEqualTo(new TlsRequirement.May("192.0.2.7", 25, MxAuthentication.DNSSEC));
    assertThat(plan.candidates().get(1).state()).isInstanceOf(Skip.class);
    assertThat(plan.candidates().get(2).state()).isInstanceOf(Skip.class);
    assertThat(dns.wasAsked(Type.A)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "bücher.example,xn--bcher-kva.example",
    "BÜCHER.example.,xn--bcher-kva.example",
    "почта.example,xn--80a1acny.example",
  })
  void idns_becomeALabels(String nextHop, String ascii) {
    plan(nextHop);
    assertThat(dns.asked.get(0)).isEqualTo(ascii + " MX");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        ".",
        "a..example",
        "-a.example",
        "a b.example",
        "a\u0000.example",
        "a/b.example",
        "straße.example",
        "256.1.2.3",
        "[relay.example",
        "[relay.example]587",
        "relay.example:0",
        "relay.example:65536",
        "relay.example:",
        "[]",
        "fe80::1%lo"
      })
  void whatIsNoNextHop_isRejected_andNothingIsAsked(String nextHop) {
    DeliveryPlan plan = plan(nextHop);
    assertThat(plan.disposition()).isInstanceOf(Disposition.Reject.class);
    assertThat(plan.routing()).isEqualTo(Routing.NONE);
    assertThat(dns.asked).isEmpty();
  }

  @Test
  void longNames_areRejected() {
    assertThat(plan("a".repeat(64) + ".example").disposition())
        .isInstanceOf(Disposition.Reject.class);
    assertThat(plan("a.".repeat(127) + "example").disposition())
        .isInstanceOf(Disposition.Reject.class);
    assertThat(plan("x".repeat(5_000_000)).disposition()).isInstanceOf(Disposition.Reject.class);
  }

  @Test
  void aPortOutOfRange_isRefused() {
    DeliveryPlanner planner = planner();
    assertThatThrownBy(() -> planner.plan("example.org", 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> planner.planRelay("example.org", 65536))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private DeliveryPlan plan(String nextHop) {
    return planner().planNow(nextHop, 25);
  }

  private DeliveryPlanner planner() {
    return new DeliveryPlanner(
        dns,
        new DeliveryPlanner.Options(
            Mode.ENFORCE,
            List.of(),
            DigestOrder.DEFAULT,
            Unavailable.OPPORTUNISTIC,
            Duration.ofSeconds(5)),
        Clock.systemUTC());
  }

  private static TlsRequirement requirement(DeliveryPlan plan, int index) {
    return java.util.Objects.requireNonNull(plan.candidates().get(index).requirement());
  }
}
