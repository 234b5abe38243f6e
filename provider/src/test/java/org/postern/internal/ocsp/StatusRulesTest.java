// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.ocsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.CRLReason;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postern.internal.ocsp.ResponseVerdict.Defect;
import org.postern.internal.ocsp.StatusDecision.Accepted;
import org.postern.internal.ocsp.StatusDecision.Refused;
import org.postern.internal.ocsp.StatusRefusedException.Kind;

/** What findings come to, without a handshake (G6, G7, G11, G13). */
class StatusRulesTest {

  private static final Instant UNTIL = Responders.NOW.plus(Duration.ofDays(7));
  private static final StatusRules PKIX = new StatusRules(true, false);
  private static final StatusRules HARD = new StatusRules(true, true);
  private static final StatusRules OTHERWISE = new StatusRules(false, true);

  private final X509Certificate leaf = Responders.LEAF.x509();
  private final X509Certificate authority = Responders.CA.x509();

  StatusRulesTest() throws Exception {}

  private StapleFinding own(ResponseVerdict verdict) {
    return new StapleFinding(leaf, true, new byte[0], verdict);
  }

  private StapleFinding above(ResponseVerdict verdict) {
    return new StapleFinding(authority, false, new byte[0], verdict);
  }

  private StatusDecision decide(StatusRules rules, StapleFinding... findings) {
    return rules.decide(List.of(leaf, authority), List.of(findings));
  }

  private static ResponseVerdict good(Instant until) {
    return new ResponseVerdict.Good(Responders.NOW, until, until);
  }

  private static void assertRefused(StatusDecision decision, Kind kind) {
    assertThat(decision).isInstanceOf(Refused.class);
    assertThat(((Refused) decision).kind()).isEqualTo(kind);
    assertThat(((Refused) decision).exception().getMessage()).contains("CN=");
  }

  @ParameterizedTest
  @EnumSource
  void whateverIsWrongWithAResponse_endsAPkixHandshake(Defect defect) {
    ResponseVerdict unusable = new ResponseVerdict.Unusable(defect, "because");
    for (StatusRules rules : List.of(PKIX, HARD)) {
      assertRefused(decide(rules, own(unusable)), Kind.NOT_PROVED_GOOD);
      assertRefused(decide(rules, own(good(UNTIL)), above(unusable)), Kind.NOT_PROVED_GOOD);
    }
    assertThat(decide(OTHERWISE, own(unusable))).isEqualTo(new Accepted(false, null));
  }

  @Test
  void unknown_isNotGood_G6() {
    assertRefused(decide(PKIX, own(new ResponseVerdict.Unknown())), Kind.NOT_PROVED_GOOD);
    assertThat(decide(OTHERWISE, own(new ResponseVerdict.Unknown())))
        .isEqualTo(new Accepted(false, null));
  }

  @Test
  void revoked_isRefusedAlways_andBeforeAnythingElse() {
    ResponseVerdict revoked =
        new ResponseVerdict.Revoked(Responders.NOW, CRLReason.KEY_COMPROMISE, Responders.NOW);
    ResponseVerdict bad = new ResponseVerdict.Unusable(Defect.EXPIRED, "because");
    for (StatusRules rules : List.of(PKIX, HARD, OTHERWISE)) {
      assertRefused(decide(rules, own(revoked)), Kind.REVOKED);
      assertRefused(decide(rules, own(bad), above(revoked)), Kind.REVOKED);
      assertRefused(decide(rules, own(good(UNTIL)), above(revoked)), Kind.REVOKED);
    }
  }

  @Test
  void theEarliestEnd_countsForTheSession_G13() {
    Instant sooner = UNTIL.minusSeconds(1);
    assertThat(decide(PKIX, own(good(UNTIL)), above(good(sooner))))
        .isEqualTo(new Accepted(true, sooner));
    assertThat(decide(PKIX, own(good(sooner)), above(good(UNTIL))))
        .isEqualTo(new Accepted(true, sooner));
    assertThat(decide(PKIX, above(good(UNTIL)))).isEqualTo(new Accepted(false, UNTIL));
    assertThat(decide(PKIX)).isEqualTo(new Accepted(false, null));
  }

  @Test
  void hardFail_needsAProofForTheServersOwnCertificate() {
    assertRefused(decide(HARD), Kind.NOT_PROVED_GOOD);
    assertRefused(decide(HARD, above(good(UNTIL))), Kind.NOT_PROVED_GOOD);
    assertThat(decide(HARD, own(good(UNTIL)))).isEqualTo(new Accepted(true, UNTIL));
    assertThat(decide(OTHERWISE)).isEqualTo(new Accepted(false, null));
  }
}
