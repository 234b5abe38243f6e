// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.tls;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.postern.bench.stack.Combination;
import org.postern.bench.stack.Group;
import org.postern.bench.stack.Identity;
import org.postern.bench.stack.Keys;
import org.postern.bench.stack.Offer;
import org.postern.bench.stack.Settings;
import org.postern.bench.stack.Stack;
import org.postern.bench.stack.Trust;
import org.postern.bench.stack.Unsupported;
import org.postern.bench.stack.Version;

/** The whole table of what each stack can do: what it can is negotiated, what it cannot is said. */
class ExchangeTest {
  private static final Map<Keys, Identity> IDENTITIES = new EnumMap<>(Keys.class);

  /** SunJSSE reads its groups once in a JVM. */
  @BeforeAll
  static void groups() throws GeneralSecurityException, IOException {
    for (Keys keys : Keys.values()) {
      IDENTITIES.put(keys, Identity.made(keys, 2));
    }
    Settings.apply(offer(Keys.P256, Version.TLS_1_2, Group.X25519, false, true));
  }

  static Stream<Arguments> table() {
    return Stream.of(Stack.values())
        .flatMap(stack ->
            Stream.of(Kind.FULL)
                .flatMap(kind ->
                    Stream.of(Version.values())
                        .flatMap(version ->
                            Stream.of(Keys.values())
                                .map(keys -> Arguments.of(stack, kind, version, keys)))));
  }

  @ParameterizedTest(name = "{0}_{1} {2} {3}")
  @MethodSource("table")
  void everyKey_isMeasuredOrRefusedWithAReason(Stack stack, Kind kind, Version version, Keys keys)
      throws Exception {
    check(new Lane(stack, kind), offer(keys, version, Group.X25519, false, false));
  }

  static Stream<Arguments> lanes() {
    return Stream.of(Stack.values())
        .flatMap(stack ->
            Stream.of(Kind.values())
                .flatMap(kind ->
                    Stream.of(Version.values())
                        .map(version -> Arguments.of(stack, kind, version))));
  }

  @ParameterizedTest(name = "{0}_{1} {2}")
  @MethodSource("lanes")
  void stapling_isMeasuredOrRefusedWithAReason(Stack stack, Kind kind, Version version)
      throws Exception {
    check(new Lane(stack, kind), offer(Keys.P256, version, Group.X25519, false, true));
  }

  @ParameterizedTest(name = "{0}_{1} {2}")
  @MethodSource("lanes")
  void clientCertificates_areMeasuredOrRefusedWithAReason(Stack stack, Kind kind, Version version)
      throws Exception {
    check(new Lane(stack, kind), offer(Keys.P256, version, Group.X25519, true, false));
  }

  @ParameterizedTest(name = "{0}_{1} {2}")
  @MethodSource("lanes")
  void groups_areMeasuredOrRefusedWithAReason(Stack stack, Kind kind, Version version)
      throws Exception {
    for (Group group : Group.values()) {
      boolean oncePerJvm = stack == Stack.SUNJSSE && group == Group.SECP256R1;
      if (!oncePerJvm) {
        check(new Lane(stack, kind), offer(Keys.P256, version, group, false, false));
      }
    }
  }

  private static void check(Lane lane, Offer offer) throws Exception {
    Combination wanted = lane.of(Combination.of(offer, false));
    if (lane.stack().unsupported(wanted).isPresent()) {
      assertThatThrownBy(() -> new Exchange(lane, offer)).isInstanceOf(Unsupported.class);
      return;
    }
    try (Exchange exchange = new Exchange(lane, offer)) {
      for (int i = 0; i < 2; i++) {
        exchange.finish(exchange.connect());
      }
    }
  }

  private static Offer offer(
      Keys keys, Version version, Group group, boolean clientAuth, boolean stapling) {
    Identity identity = IDENTITIES.get(keys);
    return new Offer(
        version,
        group,
        identity,
        clientAuth ? Optional.of(identity) : Optional.empty(),
        Trust.ANY,
        stapling);
  }
}
