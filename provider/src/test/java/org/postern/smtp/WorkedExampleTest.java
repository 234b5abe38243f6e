// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.postern.dns.SecurityStatus;
import org.xbill.DNS.Type;

/** The worked example of RFC 7672 section 3.2.2 (A16, A24, A27, A36, A37). */
class WorkedExampleTest {

  private static final String TA = "2 0 1 " + "AB".repeat(32);

  private final FakeResolver dns =
      new FakeResolver()
          .alias(
              "exchange.example.org",
              Type.MX,
              List.of("SECURE mail.example.org", "SECURE example.com"),
              SecurityStatus.SECURE,
              "20 mx20.example.com.",
              "10 mx10.example.com.",
              "15 mx15.example.com.")
          .secure("mx10.example.com", Type.A, "192.0.2.10")
          .secure("_25._tcp.mx10.example.com", Type.TLSA, TA)
          .alias(
              "mx15.example.com",
              Type.A,
              List.of("SECURE mxbackup.example.com"),
              SecurityStatus.SECURE,
              "192.0.2.15")
          .nxdomain(SecurityStatus.SECURE, "_25._tcp.mxbackup.example.com", Type.TLSA)
          .secure("_25._tcp.mx15.example.com", Type.TLSA, TA)
          .alias(
              "mx20.example.com",
              Type.A,
              List.of("SECURE mxbackup.example.net"),
              SecurityStatus.SECURE,
              "198.51.100.20")
          .secure("_25._tcp.mxbackup.example.net", Type.TLSA, TA);

  private final DeliveryPlan plan =
      new DeliveryPlanner(dns, DeliveryPlanner.Options.defaults(), Clock.systemUTC())
          .planNow("exchange.example.org", 25);

  @Test
  void theHosts_standInTheOrderOfPreference() {
    assertThat(plan.candidates())
        .extracting(MxCandidate::host)
        .containsExactly("mx10.example.com", "mx15.example.com", "mx20.example.com");
  }

  @Test
  void theNames_areThoseOfTheRfc() {
    assertThat(dane("mx10.example.com").names())
        .containsExactly("mx10.example.com", "exchange.example.org", "example.com");
    assertThat(dane("mx15.example.com").names())
        .containsExactly("mx15.example.com", "exchange.example.org", "example.com");
    assertThat(dane("mx20.example.com").names())
        .containsExactly("mxbackup.example.net", "exchange.example.org", "example.com");
  }

  @Test
  void theFirstBaseDomainWithSecureRecords_isTheOne() {
    assertThat(dane("mx15.example.com").serverName()).isEqualTo("mx15.example.com");
    assertThat(dane("mx20.example.com").serverName()).isEqualTo("mxbackup.example.net");
    assertThat(dns.asked)
        .contains("_25._tcp.mxbackup.example.com TLSA")
        .doesNotContain("_25._tcp.mx20.example.com TLSA");
  }

  @Test
  void theVerdictAxis_isDnssec() {
    assertThat(dane("mx10.example.com").mx()).isEqualTo(MxAuthentication.DNSSEC);
  }

  private TlsRequirement.Dane dane(String host) {
    MxCandidate candidate = plan.candidate(host);
    assertThat(candidate).isNotNull();
    return (TlsRequirement.Dane) candidate.requirement();
  }
}
