// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jsse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postern.internal.jsse.EnginePair.Side;
import org.postern.internal.jsse.StapleLab.Staple;
import org.postern.internal.jsse.StapleLab.Trust;
import org.postern.internal.ocsp.StatusPolicy;
import org.postern.internal.policy.Protocol;
import org.postern.lab.pki.LabCertificate;

/**
 * What comes of every staple under every kind of trust (G1, G6, G7, G9, G11). Each line of the
 * table is walked with both protocols.
 */
@Timeout(120)
class StapleTableTest {

  /** "ok", or the alert that the client sends. */
  private static final String TABLE =
      """
      trust   policy    demanded none good revoked unknown expired future other forged later bad
      factory staple    no       ok   ok   44      113     113     113    113   113    113   113
      factory staple    yes      113  ok   44      113     113     113    113   113    113   113
      program staple    no       ok   ok   44      113     113     113    113   113    113   113
      program staple    yes      113  ok   44      113     113     113    113   113    113   113
      program hard_fail no       113  ok   44      113     113     113    113   113    113   113
      program hard_fail yes      113  ok   44      113     113     113    113   113    113   113
      program active    no       ok   ok   44      113     113     113    113   113    113   113
      program active    yes      113  ok   44      113     113     113    113   113    113   113
      program off       no       ok   ok   ok      ok      ok      ok     ok    ok     ok    ok
      program off       yes      ok   ok   ok      ok      ok      ok     ok    ok     ok    ok
      plain   staple    no       ok   ok   44      113     113     113    113   113    113   113
      plain   staple    yes      113  ok   44      113     113     113    113   113    113   113
      plain   hard_fail no       113  ok   44      113     113     113    113   113    113   113
      anybody staple    no       ok   ok   44      ok      ok      ok     ok    ok     ok    ok
      anybody staple    yes      ok   ok   44      ok      ok      ok     ok    ok     ok    ok
      anybody hard_fail yes      ok   ok   44      ok      ok      ok     ok    ok     ok    ok
      anybody active    yes      ok   ok   44      ok      ok      ok     ok    ok     ok    ok
      pinned  staple    no       ok   ok   44      ok      ok      ok     ok    ok     ok    ok
      pinned  staple    yes      ok   ok   44      ok      ok      ok     ok    ok     ok    ok
      pinned  hard_fail yes      ok   ok   44      ok      ok      ok     ok    ok     ok    ok
      pinned  active    yes      ok   ok   44      ok      ok      ok     ok    ok     ok    ok
      pinning staple    no       ok   ok   44      ok      ok      ok     ok    ok     ok    ok
      pinning staple    yes      ok   ok   44      ok      ok      ok     ok    ok     ok    ok
      pinning hard_fail yes      ok   ok   44      ok      ok      ok     ok    ok     ok    ok
      pinning active    yes      ok   ok   44      ok      ok      ok     ok    ok     ok    ok
      pinning off       yes      ok   ok   ok      ok      ok      ok     ok    ok     ok    ok
      dane_ee staple    no       ok   ok   ok      ok      ok      ok     ok    ok     ok    ok
      dane_ee staple    yes      ok   ok   ok      ok      ok      ok     ok    ok     ok    ok
      dane_ee hard_fail yes      ok   ok   ok      ok      ok      ok     ok    ok     ok    ok
      dane_ee active    yes      ok   ok   ok      ok      ok      ok     ok    ok     ok    ok
      dane_ta staple    no       ok   ok   ok      ok      ok      ok     ok    ok     ok    ok
      dane_ta staple    yes      ok   ok   ok      ok      ok      ok     ok    ok     ok    ok
      dane_ta hard_fail yes      ok   ok   ok      ok      ok      ok     ok    ok     ok    ok
      """;

  static Stream<List<String>> lines() {
    return TABLE.lines().skip(1).map(line -> List.of(line.trim().split(" +")));
  }

  @ParameterizedTest
  @MethodSource("lines")
  void everyStaple_hasItsOutcome(List<String> line) throws Exception {
    Trust trust = Trust.valueOf(line.get(0).toUpperCase(Locale.ROOT));
    StatusPolicy policy = StatusPolicy.valueOf(line.get(1).toUpperCase(Locale.ROOT));
    LabCertificate leaf = line.get(2).equals("yes") ? StapleLab.DEMANDING : StapleLab.PLAIN;
    assertThat(line).hasSize(3 + Staple.values().length);
    for (Protocol protocol : Protocol.values()) {
      SSLContext client = StapleLab.client(policy, trust.managers(leaf));
      List<String> outcomes = new ArrayList<>(line.subList(0, 3));
      for (Staple staple : Staple.values()) {
        outcomes.add(outcome(client, StapleLab.server(leaf, staple.of(leaf)), protocol));
      }
      assertThat(outcomes).as(protocol.jsseName()).isEqualTo(line);
    }
  }

  private static String outcome(SSLContext client, SSLContext server, Protocol protocol)
      throws Exception {
    EnginePair pair = EnginePair.of(client, server, protocol.jsseName());
    pair.handshake();
    SSLException failure = pair.failures.get(Side.CLIENT);
    if (failure == null) {
      assertThat(pair.failures).isEmpty();
      assertThat(pair.client.getSession().isValid()).isTrue();
      return "ok";
    }
    String alert =
        String.valueOf(failure.getMessage()).replaceFirst("(?s)^[a-z_]+\\((\\d+)\\).*", "$1");
    assertThat(pair.failures.get(Side.SERVER)).hasMessageContaining("(" + alert + ")");
    assertThat(failure).hasMessageContaining("certificate");
    return alert;
  }
}
