// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jsse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.postern.internal.jsse.EnginePair.Side;
import org.postern.internal.jsse.StapleLab.Trust;
import org.postern.internal.ocsp.StatusPolicy;
import org.postern.internal.policy.Protocol;
import org.postern.internal.session.Session;
import org.postern.lab.pki.LabCertificate;

/** A session is resumed as long as its server's staple would be good, and no longer (G13). */
@Timeout(60)
class StapleSessionsTest {

  private static final Duration LONG = Duration.ofDays(7);

  /** Past, but not by more than clocks may be wrong. */
  private static final Duration JUST_OVER = Duration.ofMinutes(-1);

  private static List<byte[]> until(LabCertificate leaf, Duration left) {
    Instant now = Instant.now();
    return List.of(
        StapleLab.about(leaf).times(now.minus(Duration.ofDays(1)), now.plus(left)).der());
  }

  private static Session connect(SSLContext client, SSLContext server, Protocol protocol)
      throws Exception {
    EnginePair pair = EnginePair.of(client, server, protocol.jsseName());
    pair.handshake();
    assertThat(pair.failures).isEmpty();
    pair.transfer(Side.SERVER, new byte[] {1});
    return (Session) pair.client.getSession();
  }

  private static boolean resumes(
      Trust trust, LabCertificate leaf, List<byte[]> staples, Protocol protocol) throws Exception {
    SSLContext client = StapleLab.client(StatusPolicy.STAPLE, trust.managers(leaf));
    SSLContext server = StapleLab.server(leaf, staples);
    assertThat(connect(client, server, protocol).resumed()).isFalse();
    return connect(client, server, protocol).resumed();
  }

  @ParameterizedTest
  @EnumSource
  void theSession_endsWithTheStaple_G13(Protocol protocol) throws Exception {
    for (LabCertificate leaf : List.of(StapleLab.PLAIN, StapleLab.DEMANDING)) {
      assertThat(resumes(Trust.FACTORY, leaf, until(leaf, LONG), protocol)).isTrue();
      assertThat(resumes(Trust.FACTORY, leaf, until(leaf, JUST_OVER), protocol)).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aResumedSession_endsWithTheSameStaple_G13(Protocol protocol) throws Exception {
    LabCertificate leaf = StapleLab.DEMANDING;
    SSLContext client = StapleLab.client(StatusPolicy.STAPLE, Trust.FACTORY.managers(leaf));
    SSLContext server = StapleLab.server(leaf, until(leaf, LONG));
    Session full = connect(client, server, protocol);
    Session resumed = connect(client, server, protocol);
    assertThat(resumed.resumed()).isTrue();
    assertThat(resumed.facts().trustedUntil())
        .isNotNull()
        .isEqualTo(full.facts().trustedUntil())
        .isBetween(Instant.now().plus(LONG).minusSeconds(60), Instant.now().plus(LONG));
    assertThat(resumed.getStatusResponses())
        .containsExactlyElementsOf(full.getStatusResponses())
        .hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"TLS_1_2,DANE_EE", "TLS_1_3,DANE_EE", "TLS_1_2,DANE_TA", "TLS_1_3,DANE_TA"})
  void underDane_noStapleEndsASession(Protocol protocol, Trust trust) throws Exception {
    LabCertificate leaf = StapleLab.PLAIN;
    assertThat(resumes(trust, leaf, until(leaf, JUST_OVER), protocol)).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void withoutAStaple_nothingLimitsTheSession(Protocol protocol) throws Exception {
    LabCertificate leaf = StapleLab.PLAIN;
    SSLContext client = StapleLab.client(StatusPolicy.STAPLE, Trust.FACTORY.managers(leaf));
    Session session = connect(client, StapleLab.server(leaf, List.of()), protocol);
    @Nullable Instant until = session.facts().trustedUntil();
    assertThat(until).isNull();
    assertThat(resumes(Trust.FACTORY, leaf, List.of(), protocol)).isTrue();
  }
}
