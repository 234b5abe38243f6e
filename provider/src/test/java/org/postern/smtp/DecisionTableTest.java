// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postern.dane.DigestOrder;
import org.postern.dns.SecurityStatus;
import org.postern.smtp.DeliveryPlan.Disposition;
import org.postern.smtp.DeliveryPlanner.Mode;
import org.postern.smtp.DeliveryPlanner.Unavailable;
import org.xbill.DNS.Type;

/**
 * The whole table of what DNS may say (J1), with what RFC 7672 demands of each (A4, A5, A7, A11 to
 * A15, A18, A20 to A24, A27, A38, A46).
 */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class DecisionTableTest {

  private enum Mx {
    SECURE,
    INSECURE,
    BOGUS,
    NODATA,
    CONFIGURED,
    LITERAL
  }

  private enum Address {
    SECURE,
    INSECURE,
    CNAME_SECURE,
    CNAME_HALF_SECURE,
    SERVFAIL
  }

  private enum Tlsa {
    NONE,
    INSECURE,
    USABLE,
    UNUSABLE,
    MIXED,
    BOGUS,
    TIMEOUT
  }

  private record Case(Mx mx, Address address, Tlsa tlsa, Mode mode) {}

  private static final String USABLE = "3 1 1 " + "AB".repeat(32);
  private static final String UNUSABLE = "1 1 1 " + "CD".repeat(32);
  private static final Duration DEADLINE = Duration.ofMillis(150);

  static Stream<Case> table() {
    List<Case> cases = new ArrayList<>();
    for (Mx mx : Mx.values()) {
      for (Address address : Address.values()) {
        for (Tlsa tlsa : Tlsa.values()) {
          for (Mode mode : Mode.values()) {
            cases.add(new Case(mx, address, tlsa, mode));
          }
        }
      }
    }
    return cases.stream();
  }

  @ParameterizedTest
  @MethodSource("table")
  void everyCombination_isDecidedAsTheRfcDemands(Case c) {
    FakeResolver dns = dns(c);
    DeliveryPlan plan =
        new DeliveryPlanner(
                dns,
                new DeliveryPlanner.Options(
                    c.mode, List.of(), DigestOrder.DEFAULT, Unavailable.OPPORTUNISTIC, DEADLINE),
                Clock.systemUTC())
            .planNow(nextHop(c), 25);
    assertThat(seen(plan)).isEqualTo(expected(c));
    assertThat(dns.wasAsked(Type.TLSA)).as("TLSA asked").isEqualTo(asksTlsa(c));
    assertThat(dns.wasAsked(Type.MX))
        .as("MX asked")
        .isEqualTo(c.mx != Mx.CONFIGURED && c.mx != Mx.LITERAL);
  }

  private static String nextHop(Case c) {
    return switch (c.mx) {
      case CONFIGURED -> "[host.example]";
      case LITERAL -> "[192.0.2.1]";
      case NODATA -> "host.example";
      default -> "domain.example";
    };
  }

  private static FakeResolver dns(Case c) {
    FakeResolver dns = new FakeResolver();
    switch (c.mx) {
      case SECURE -> dns.secure("domain.example", Type.MX, "10 host.example.");
      case INSECURE -> dns.insecure("domain.example", Type.MX, "10 host.example.");
      case BOGUS -> dns.error(SecurityStatus.BOGUS, "domain.example", Type.MX);
      default -> {}
    }
    String host = "host.example";
    String ip = "192.0.2.1";
    List<String> alias = List.of("SECURE target.example");
    switch (c.address) {
      case SECURE -> dns.secure(host, Type.A, ip);
      case INSECURE -> dns.insecure(host, Type.A, ip).insecure(host, Type.AAAA);
      case CNAME_SECURE ->
          dns.alias(host, Type.A, alias, SecurityStatus.SECURE, ip)
              .alias(host, Type.AAAA, alias, SecurityStatus.SECURE);
      case CNAME_HALF_SECURE ->
          dns.alias(host, Type.A, alias, SecurityStatus.INSECURE, ip)
              .alias(host, Type.AAAA, alias, SecurityStatus.INSECURE);
      case SERVFAIL ->
          dns.error(SecurityStatus.FAILED, host, Type.A)
              .error(SecurityStatus.FAILED, host, Type.AAAA);
    }
    String owner = "_25._tcp." + (c.address == Address.CNAME_SECURE ? "target.example" : host);
    switch (c.tlsa) {
      case NONE -> {}
      case INSECURE -> dns.insecure(owner, Type.TLSA, USABLE);
      case USABLE -> dns.secure(owner, Type.TLSA, USABLE);
      case UNUSABLE -> dns.secure(owner, Type.TLSA, UNUSABLE);
      case MIXED -> dns.secure(owner, Type.TLSA, UNUSABLE, USABLE);
      case BOGUS -> dns.error(SecurityStatus.BOGUS, owner, Type.TLSA);
      case TIMEOUT -> dns.silent(owner, Type.TLSA);
    }
    return dns;
  }

  /** What the plan says: the disposition, and the one host's requirement. */
  private static String seen(DeliveryPlan plan) {
    String disposition = plan.disposition().getClass().getSimpleName();
    if (plan.disposition() instanceof Disposition.Deliver deliver && deliver.audited() != null) {
      disposition += " audited";
    }
    if (plan.candidates().isEmpty()) {
      return disposition;
    }
    CandidateState state = plan.candidates().get(0).state();
    if (!(state instanceof CandidateState.Ready ready)) {
      return disposition + ", skip";
    }
    String requirement = ready.requirement().wanted() + " " + ready.requirement().mx();
    if (ready.requirement() instanceof TlsRequirement.Dane dane) {
      requirement += " " + dane.names();
    }
    return disposition + ", " + requirement;
  }

  private static boolean asksTlsa(Case c) {
    return c.mx != Mx.BOGUS
        && c.mx != Mx.LITERAL
        && c.address != Address.INSECURE
        && c.address != Address.SERVFAIL
        && c.mode != Mode.OFF;
  }

  /** The table, from the RFC's text. */
  private static String expected(Case c) {
    boolean enforce = c.mode == Mode.ENFORCE;
    if (c.mx == Mx.LITERAL) {
      return "Deliver, may CONFIGURED"; // 2.2: DANE does not apply
    }
    if (c.mx == Mx.BOGUS) {
      return enforce ? "Delay" : "Deliver audited"; // 2.1.2
    }
    String mx =
        switch (c.mx) {
          case SECURE, NODATA -> "DNSSEC";
          case CONFIGURED -> "CONFIGURED";
          default -> "NONE";
        };
    if (c.address == Address.SERVFAIL) {
      return enforce ? "Delay, skip" : "Deliver, may " + mx; // 2.1.2
    }
    if (!asksTlsa(c)) {
      return "Deliver, may " + mx; // 2.2.2
    }
    String audit = enforce ? "" : "-audit";
    return switch (c.tlsa) {
      case NONE, INSECURE -> "Deliver, may " + mx;
      case USABLE, MIXED -> "Deliver, dane" + audit + " " + mx + " " + names(c);
      case UNUSABLE -> "Deliver, encrypt" + audit + " " + mx;
      case BOGUS, TIMEOUT -> enforce ? "Delay, skip" : "Deliver audited, may " + mx;
    };
  }

  /** 3.2.2. */
  private static List<String> names(Case c) {
    boolean expanded = c.address == Address.CNAME_SECURE;
    String base = expanded ? "target.example" : "host.example";
    List<String> names = new ArrayList<>(List.of(base));
    if (c.mx == Mx.SECURE) {
      names.add("domain.example");
    } else if (expanded) {
      names.add("host.example");
    }
    return names;
  }
}
