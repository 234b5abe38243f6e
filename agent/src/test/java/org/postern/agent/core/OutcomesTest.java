// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.postern.smtp.MxAuthentication;
import org.postern.smtp.PeerVerdict;
import org.postern.smtp.TlsRequirement;

class OutcomesTest {

  private final Outcomes outcomes = new Outcomes(new AgentLog(), Clock.systemUTC());

  @Test
  void reason_thatQuotesSomething_leavesTheLineParsable() {
    outcomes.delayed("example.org", "expected \"3 1 1 ab\"\r\nforged line");

    assertThat(outcomes.last())
        .singleElement()
        .satisfies(entry ->
            assertThat(entry.line())
                .isEqualTo(
                    "dane:delayed next-hop=example.org"
                        + " reason=\"expected '3 1 1 ab'??forged line\""));
  }

  @Test
  void reasonOfThePlan_thatTheVerdictHasAlready_isNotRepeated() {
    String planned = "no TLSA record at mx.example is usable";
    PeerVerdict verdict =
        PeerVerdict.encrypted(
            new TlsRequirement.Encrypt(
                "mx.example", 25, MxAuthentication.DNSSEC, null, false, planned),
            null,
            null);

    outcomes.delivered(NextHop.relay("mx.example", 25), "127.0.0.1", verdict, planned);

    assertThat(outcomes.last().get(0).line()).containsOnlyOnce(planned);
  }

  @Test
  void pairs_areCounted() {
    outcomes.delayed("a.example", "one");
    outcomes.delayed("b.example", "two");
    outcomes.skipped(NextHop.relay("relay.example", 25), "three");

    assertThat(outcomes.counters())
        .containsEntry("dane:delayed", 2L)
        .containsEntry("dane:refused", 1L);
  }
}
