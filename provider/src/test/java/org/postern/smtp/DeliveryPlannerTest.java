// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.dane.DigestOrder;
import org.postern.dns.SecurityStatus;
import org.postern.smtp.CandidateState.Ready;
import org.postern.smtp.CandidateState.Skip;
import org.postern.smtp.DeliveryPlan.Disposition;
import org.postern.smtp.DeliveryPlan.Routing;
import org.postern.smtp.DeliveryPlanner.Mode;
import org.postern.smtp.DeliveryPlanner.Unavailable;
import org.postern.tlsrpt.ResultType;
import org.xbill.DNS.Type;

/** What the table of all combinations does not show. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class DeliveryPlannerTest {

  private static final String TLSA = "3 1 1 " + "AB".repeat(32);

  private final FakeResolver dns = new FakeResolver();

  @Test
  void mxHosts_keepTheirOrder_whateverTheirTlsa_A16() {
    dns.secure("example.org", Type.MX, "20 c.example.", "10 a.example.", "10 b.example.")
        .secure("a.example", Type.A, "192.0.2.1")
        .secure("b.example", Type.A, "192.0.2.2")
        .secure("c.example", Type.A, "192.0.2.3")
        .secure("_25._tcp.c.example", Type.TLSA, TLSA);
    DeliveryPlan plan = plan("example.org");
    assertThat(plan.candidates())
        .extracting(MxCandidate::host)
        .containsExactly("a.example", "b.example", "c.example");
    assertThat(plan.routing()).isEqualTo(Routing.MX);
    assertThat(plan.mxStatus()).isEqualTo(SecurityStatus.SECURE);
    // A20: each host by itself.
    assertThat(requirement(plan, 0)).isInstanceOf(TlsRequirement.May.class);
    assertThat(requirement(plan, 2)).isInstanceOf(TlsRequirement.Dane.class);
    assertThat(plan.candidate("C.EXAMPLE.")).isSameAs(plan.candidates().get(2));
    assertThat(plan.candidate("d.example")).isNull();
  }

  @Test
  void aFailedHost_doesNotStopTheOthers_A6_A7_A14() {
    dns.secure("example.org", Type.MX, "10 a.example.", "20 b.example.", "30 c.example.")
        .secure("a.example", Type.A, "192.0.2.1")
        .error(SecurityStatus.BOGUS, "_25._tcp.a.example", Type.TLSA)
        .error(SecurityStatus.FAILED, "b.example", Type.A)
        .error(SecurityStatus.FAILED, "b.example", Type.AAAA)
        .secure("c.example", Type.A, "192.0.2.3");
    DeliveryPlan plan = plan("example.org");
    assertThat(plan.disposition()).isInstanceOf(Disposition.Deliver.class);
    assertThat(plan.candidates().get(0).state())
        .isInstanceOfSatisfying(
            Skip.class,
            skip -> {
              assertThat(skip.temporary()).isTrue();
              assertThat(skip.resultType()).isEqualTo(ResultType.DNSSEC_INVALID);
              assertThat(skip.reason()).contains("_25._tcp.a.example", "BOGUS");
            });
    assertThat(plan.candidates().get(1).state()).isInstanceOf(Skip.class);
    assertThat(plan.candidates().get(2).state()).isInstanceOf(Ready.class);
  }

  @Test
  void everyHostFailed_delays_A7() {
    dns.secure("example.org", Type.MX, "10 a.example.")
        .secure("a.example", Type.A, "192.0.2.1")
        .error(SecurityStatus.FAILED, "_25._tcp.a.example", Type.TLSA);
    assertThat(plan("example.org").disposition())
        .isInstanceOfSatisfying(
            Disposition.Delay.class,
            delay -> {
              assertThat(delay.resultType()).isEqualTo(ResultType.DNSSEC_INVALID);
              assertThat(delay.reason()).contains("a.example");
            });
  }

  @ParameterizedTest
  @CsvSource({"BOGUS", "FAILED"})
  void aFailedMxLookup_delays_A5(SecurityStatus status) {
    dns.error(status, "example.org", Type.MX);
    assertThat(plan("example.org").disposition()).isInstanceOf(Disposition.Delay.class);
  }

  @ParameterizedTest
  @CsvSource({"SECURE", "INSECURE"})
  void aDomainThatDoesNotExist_isRejected_A4(SecurityStatus status) {
    dns.nxdomain(status, "example.org", Type.MX);
    assertThat(plan("example.org").disposition()).isInstanceOf(Disposition.Reject.class);
  }

  @Test
  void insecureNxdomainOfTlsa_isNoError_A4_A13() {
    dns.secure("example.org", Type.MX, "10 a.example.")
        .secure("a.example", Type.A, "192.0.2.1")
        .nxdomain(SecurityStatus.INSECURE, "_25._tcp.a.example", Type.TLSA);
    assertThat(requirement(plan("example.org"), 0)).isInstanceOf(TlsRequirement.May.class);
  }

  @Test
  void nullMx_isRejected() {
    dns.secure("example.org", Type.MX, "0 .");
    DeliveryPlan plan = plan("example.org");
    assertThat(plan.routing()).isEqualTo(Routing.NULL_MX);
    assertThat(plan.disposition()).isInstanceOf(Disposition.Reject.class);
    assertThat(plan.candidates()).isEmpty();
  }

  @Test
  void implicitMx_ofAnAlias_acceptsBothNames_A39() {
    dns.secure("example.org", Type.MX)
        .alias(
            "example.org",
            Type.A,
            List.of("SECURE middle.example", "SECURE host.example"),
            SecurityStatus.SECURE,
            "192.0.2.1")
        .secure("_25._tcp.host.example", Type.TLSA, TLSA);
    DeliveryPlan plan = plan("example.org");
    assertThat(plan.routing()).isEqualTo(Routing.IMPLICIT_MX);
    assertThat(plan.candidates()).extracting(MxCandidate::host).containsExactly("example.org");
    assertThat(((TlsRequirement.Dane) requirement(plan, 0)).names())
        .containsExactly("host.example", "example.org");
    // A29: never a name in the middle.
    assertThat(dns.asked).noneMatch(asked -> asked.contains("middle.example"));
  }

  @Test
  void implicitMx_withoutAddress_isRejected() {
    assertThat(plan("example.org").disposition()).isInstanceOf(Disposition.Reject.class);
  }

  @Test
  void mxHosts_allProvablyWithoutAddress_areRejected_oneFailedOneDelays() {
    dns.secure("example.org", Type.MX, "10 a.example.", "20 b.example.");
    assertThat(plan("example.org").disposition()).isInstanceOf(Disposition.Reject.class);
    dns.error(SecurityStatus.FAILED, "b.example", Type.AAAA);
    assertThat(plan("example.org").disposition()).isInstanceOf(Disposition.Delay.class);
  }

  @Test
  void cnamedNextHop_countsWithItsExpansion_A17_A37() {
    dns.alias(
            "alias.example",
            Type.MX,
            List.of("SECURE example.org"),
            SecurityStatus.SECURE,
            "10 a.example.")
        .secure("a.example", Type.A, "192.0.2.1")
        .secure("_25._tcp.a.example", Type.TLSA, TLSA);
    assertThat(((TlsRequirement.Dane) requirement(plan("alias.example"), 0)).names())
        .containsExactly("a.example", "alias.example", "example.org");
  }

  @Test
  void anInsecureAliasToTheMx_makesItHalfDane_A9_A17_A38() {
    dns.alias(
            "alias.example",
            Type.MX,
            List.of("INSECURE example.org"),
            SecurityStatus.SECURE,
            "10 a.example.")
        .secure("a.example", Type.A, "192.0.2.1")
        .secure("_25._tcp.a.example", Type.TLSA, TLSA);
    DeliveryPlan plan = plan("alias.example");
    assertThat(requirement(plan, 0).mx()).isEqualTo(MxAuthentication.NONE);
    assertThat(((TlsRequirement.Dane) requirement(plan, 0)).names()).containsExactly("a.example");
    assertThat(plan.candidates().get(0).state().reason()).contains("half-dane");
  }

  @Test
  void aTlsaAlias_keepsTheBaseDomain_A28() {
    dns.secure("example.org", Type.MX, "10 a.example.")
        .secure("a.example", Type.A, "192.0.2.1")
        .alias(
            "_25._tcp.a.example",
            Type.TLSA,
            List.of("SECURE tlsa._dane.example"),
            SecurityStatus.SECURE,
            TLSA);
    assertThat(requirement(plan("example.org"), 0).serverName()).isEqualTo("a.example");
    dns.alias(
        "_25._tcp.a.example",
        Type.TLSA,
        List.of("INSECURE tlsa._dane.example"),
        SecurityStatus.SECURE,
        TLSA);
    assertThat(requirement(plan("example.org"), 0)).isInstanceOf(TlsRequirement.May.class);
  }

  @Test
  void anUnusableSetAtTheExpandedName_endsTheSearch_A27_A30() {
    dns.secure("example.org", Type.MX, "10 a.example.")
        .alias("a.example", Type.A, List.of("SECURE b.example"), SecurityStatus.SECURE, "192.0.2.1")
        .secure("_25._tcp.b.example", Type.TLSA, "0 0 1 " + "AB".repeat(32))
        .secure("_25._tcp.a.example", Type.TLSA, TLSA);
    assertThat(requirement(plan("example.org"), 0))
        .isInstanceOfSatisfying(
            TlsRequirement.Encrypt.class,
            encrypt -> {
              assertThat(encrypt.serverName()).isEqualTo("b.example");
              assertThat(encrypt.tlsMandatory()).isTrue();
            });
    assertThat(dns.asked).doesNotContain("_25._tcp.a.example TLSA");
  }

  @Test
  void anErrorAtTheExpandedName_endsTheSearch_A7() {
    dns.secure("example.org", Type.MX, "10 a.example.")
        .alias("a.example", Type.A, List.of("SECURE b.example"), SecurityStatus.SECURE, "192.0.2.1")
        .error(SecurityStatus.BOGUS, "_25._tcp.b.example", Type.TLSA)
        .secure("_25._tcp.a.example", Type.TLSA, TLSA);
    assertThat(plan("example.org").disposition()).isInstanceOf(Disposition.Delay.class);
    assertThat(dns.asked).doesNotContain("_25._tcp.a.example TLSA");
  }

  @ParameterizedTest
  @CsvSource({
    // A, AAAA, whether TLSA is asked for
    "SECURE,BOGUS,true",
    "SECURE,FAILED,true",
    "SECURE,INSECURE,true",
    "SECURE,UNAVAILABLE,true",
    "INSECURE,SECURE,true",
    "INSECURE,BOGUS,false",
    "INSECURE,FAILED,false",
  })
  void aSecureAnswer_leadsToTlsa_whateverTheOtherSays(
      SecurityStatus a, SecurityStatus aaaa, boolean tlsa) {
    dns.secure("example.org", Type.MX, "10 a.example.")
        .answer(a, "a.example", Type.A, "192.0.2.1")
        .error(SecurityStatus.BOGUS, "_25._tcp.a.example", Type.TLSA);
    if (aaaa.isError()) {
      dns.error(aaaa, "a.example", Type.AAAA);
    } else {
      dns.answer(aaaa, "a.example", Type.AAAA, "2001:db8::1");
    }
    DeliveryPlan plan = plan("example.org");
    assertThat(dns.wasAsked(Type.TLSA)).isEqualTo(tlsa);
    assertThat(plan.disposition())
        .isInstanceOf(tlsa ? Disposition.Delay.class : Disposition.Deliver.class);
    assertThat(plan.candidates().get(0).addresses()).hasSize(aaaa.isError() ? 1 : 2);
  }

  @Test
  void dnssecThatVanishesInTheMiddle_isAnError() {
    dns.secure("example.org", Type.MX, "10 a.example.", "20 b.example.")
        .answer(SecurityStatus.UNAVAILABLE, "a.example", Type.A, "192.0.2.1")
        .answer(SecurityStatus.UNAVAILABLE, "a.example", Type.AAAA)
        .secure("b.example", Type.A, "192.0.2.2")
        .answer(SecurityStatus.UNAVAILABLE, "_25._tcp.b.example", Type.TLSA, TLSA);
    assertThat(plan("example.org").disposition()).isInstanceOf(Disposition.Delay.class);
  }

  @Test
  void dnssecThatVanishes_provesNoLackOfAddresses() {
    for (String domain : List.of("secure.example", "insecure.example")) {
      dns.answer(
              SecurityStatus.valueOf(domain.replace(".example", "").toUpperCase(Locale.ROOT)),
              domain,
              Type.MX,
              "10 a.example.")
          .nxdomain(SecurityStatus.UNAVAILABLE, "a.example", Type.A)
          .nxdomain(SecurityStatus.UNAVAILABLE, "a.example", Type.AAAA);
    }
    assertThat(plan("secure.example").disposition()).isInstanceOf(Disposition.Delay.class);
    assertThat(plan("insecure.example").disposition()).isInstanceOf(Disposition.Reject.class);
    assertThat(planner(Mode.ENFORCE, Unavailable.DEFER).planNow("insecure.example", 25))
        .extracting(DeliveryPlan::disposition)
        .isInstanceOf(Disposition.Delay.class);
  }

  @Test
  void withoutDnssec_deliveryIsOpportunistic_orDeferred() {
    dns.answer(SecurityStatus.UNAVAILABLE, "example.org", Type.MX, "10 a.example.")
        .answer(SecurityStatus.UNAVAILABLE, "a.example", Type.A, "192.0.2.1")
        .answer(SecurityStatus.UNAVAILABLE, "a.example", Type.AAAA);
    DeliveryPlan plan = plan("example.org");
    assertThat(requirement(plan, 0))
        .isEqualTo(new TlsRequirement.May("a.example", 25, MxAuthentication.NONE));
    assertThat(dns.wasAsked(Type.TLSA)).isFalse();
    assertThat(planner(Mode.ENFORCE, Unavailable.DEFER).planNow("example.org", 25).disposition())
        .isInstanceOf(Disposition.Delay.class);
    assertThat(planner(Mode.ENFORCE, Unavailable.DEFER).planNow("[a.example]", 25).disposition())
        .isInstanceOf(Disposition.Delay.class);
    assertThat(planner(Mode.AUDIT, Unavailable.DEFER).planNow("example.org", 25).disposition())
        .isInstanceOfSatisfying(
            Disposition.Deliver.class,
            deliver -> assertThat(deliver.audited()).isEqualTo(ResultType.DNSSEC_INVALID));
  }

  @ParameterizedTest
  @CsvSource({
    "example.org,true",
    "a.example,true",
    ".example,true",
    ".org,true",
    "example,false",
    ".a.example,false",
  })
  void exemptions_areByNextHopHostOrSuffix_A46(String pattern, boolean exempt) {
    dns.secure("example.org", Type.MX, "10 a.example.")
        .secure("a.example", Type.A, "192.0.2.1")
        .secure("_25._tcp.a.example", Type.TLSA, TLSA);
    DeliveryPlanner planner =
        new DeliveryPlanner(
            dns,
            new DeliveryPlanner.Options(
                Mode.ENFORCE,
                List.of(pattern),
                DigestOrder.DEFAULT,
                Unavailable.OPPORTUNISTIC,
                Duration.ofSeconds(5)),
            Clock.systemUTC());
    assertThat(requirement(planner.planNow("example.org", 25), 0).wanted())
        .isEqualTo(exempt ? "may" : "dane");
    assertThat(dns.wasAsked(Type.TLSA)).isEqualTo(!exempt);
  }

  @Test
  void anAnswerOfAnyLength_givesABoundedPlan() {
    String[] hosts = new String[500];
    String[] addresses = new String[500];
    for (int i = 0; i < hosts.length; i++) {
      hosts[i] = (1000 - i) + " h" + i + ".example.";
      addresses[i] = "10.0." + (i >> 8) + "." + (i & 255);
    }
    dns.secure("example.org", Type.MX, hosts).secure("h499.example", Type.A, addresses);
    DeliveryPlan plan = plan("example.org");
    assertThat(plan.candidates()).hasSize(MxHosts.MOST);
    assertThat(plan.candidates().get(0).host()).isEqualTo("h499.example");
    assertThat(plan.candidates().get(0).addresses()).hasSizeBetween(1, 32);
  }

  @Test
  void anMxThatNamesAHostTwice_hasOneCandidate() {
    dns.secure("example.org", Type.MX, "10 a.example.", "20 A.example.")
        .secure("a.example", Type.A, "192.0.2.1");
    assertThat(plan("example.org").candidates()).hasSize(1);
  }

  private DeliveryPlan plan(String nextHop) {
    return planner(Mode.ENFORCE, Unavailable.OPPORTUNISTIC).planNow(nextHop, 25);
  }

  private DeliveryPlanner planner(Mode mode, Unavailable unavailable) {
    return new DeliveryPlanner(
        dns,
        new DeliveryPlanner.Options(
            mode, List.of(), DigestOrder.DEFAULT, unavailable, Duration.ofSeconds(5)),
        Clock.systemUTC());
  }

  private static TlsRequirement requirement(DeliveryPlan plan, int index) {
    return java.util.Objects.requireNonNull(plan.candidates().get(index).requirement());
  }
}
