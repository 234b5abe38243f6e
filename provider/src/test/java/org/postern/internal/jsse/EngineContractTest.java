// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jsse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.postern.internal.jsse.Contexts.Kind;
import org.postern.internal.jsse.EnginePair.Side;

/** Engines of ours with themselves and with the JDK's, in both roles and versions. */
@Timeout(60)
class EngineContractTest {

  static Stream<Arguments> pairs() {
    return Stream.of("TLSv1.2", "TLSv1.3")
        .flatMap(version ->
            Stream.of(
                Arguments.of(version, Kind.POSTERN, Kind.POSTERN),
                Arguments.of(version, Kind.POSTERN, Kind.SUN),
                Arguments.of(version, Kind.SUN, Kind.POSTERN)));
  }

  private static EnginePair pair(String version, Kind client, Kind server) throws Exception {
    return EnginePair.of(Contexts.client(client), Contexts.server(server), version);
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void aHandshake_finishesOnceOnBothSides_andDataFlow(String version, Kind client, Kind server)
      throws Exception {
    EnginePair pair = pair(version, client, server);
    pair.handshake();
    assertThat(pair.finished.get(Side.CLIENT)).isEqualTo(1);
    assertThat(pair.finished.get(Side.SERVER)).isEqualTo(1);
    assertThat(pair.client.getSession().getProtocol()).isEqualTo(version);
    assertThat(pair.server.getSession().getProtocol()).isEqualTo(version);
    assertThat(pair.client.getHandshakeStatus()).isEqualTo(HandshakeStatus.NOT_HANDSHAKING);
    byte[] data = new byte[100_000];
    new Random(1).nextBytes(data);
    assertThat(pair.transfer(Side.CLIENT, data)).isEqualTo(data);
    assertThat(pair.transfer(Side.SERVER, data)).isEqualTo(data);
  }
}
