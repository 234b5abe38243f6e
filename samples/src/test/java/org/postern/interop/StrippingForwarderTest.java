// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Scenario 11: behind a forwarder without DNSSEC there is no DANE, which is said once; mail flows.
 */
@Tag("interop")
@Timeout(240)
@ExtendWith(SharedWorld.class)
class StrippingForwarderTest {
  @RegisterExtension static final ScenarioTable TABLE = new ScenarioTable("StrippingForwarderTest");

  @Test
  void s11_forwarderWithoutDnssec_isSaidOnce_andMailIsDeliveredOpportunistically(World world) {
    try (JamesRun run = JamesRun.withAgent(world, Backend.STRIPPED)) {
      List<String> domains =
          List.of(
              Domains.RIGHT_KEY, Domains.NO_TLSA, Domains.NO_TLSA_PLAIN, Domains.TA_BASE_DOMAIN);
      run.submitEach(domains);
      assertThat(run.awaitDelivery(Domains.RIGHT_KEY).protocol()).isEqualTo("TLSv1.3");
      assertThat(run.awaitDelivery(Domains.NO_TLSA).protocol()).isEqualTo("TLSv1.3");
      assertThat(run.awaitDelivery(Domains.TA_BASE_DOMAIN).protocol()).isEqualTo("TLSv1.3");
      assertThat(run.awaitDelivery(Domains.NO_TLSA_PLAIN).protocol()).isEmpty();
      run.assertNothingLost();
      assertThat(run.posternLog().lines())
          .filteredOn(
              line -> line.contains("WARNING") && line.toUpperCase(Locale.ROOT).contains("DNSSEC"))
          .as("warnings about DNSSEC in\n%s", run.posternLog())
          .hasSize(1);
    }
  }
}
