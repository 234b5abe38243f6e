// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jsse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.Test;
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

  /** The JDK's clients tell of a NewSessionTicket as of a handshake that is finished. */
  private static void assertFinishedOnce(EnginePair pair, Kind client, Kind server) {
    if (client == Kind.POSTERN) {
      assertThat(pair.finished.get(Side.CLIENT)).isEqualTo(1);
    }
    if (server == Kind.POSTERN) {
      assertThat(pair.finished.get(Side.SERVER)).isEqualTo(1);
    }
    assertThat(pair.finished.values()).doesNotContain(0);
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void aHandshake_finishesOnceOnBothSides_andDataFlow(String version, Kind client, Kind server)
      throws Exception {
    EnginePair pair = pair(version, client, server);
    pair.handshake();
    assertFinishedOnce(pair, client, server);
    assertThat(pair.client.getSession().getProtocol()).isEqualTo(version);
    assertThat(pair.server.getSession().getProtocol()).isEqualTo(version);
    assertThat(pair.client.getHandshakeStatus()).isEqualTo(HandshakeStatus.NOT_HANDSHAKING);
    byte[] data = new byte[100_000];
    new Random(1).nextBytes(data);
    assertThat(pair.transfer(Side.CLIENT, data)).isEqualTo(data);
    assertThat(pair.transfer(Side.SERVER, data)).isEqualTo(data);
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void octetsThatComeOneByOne_areWaitedFor(String version, Kind client, Kind server)
      throws Exception {
    EnginePair pair = pair(version, client, server);
    pair.toPeer.values().forEach(wire -> wire.visible = 1);
    pair.handshake();
    assertFinishedOnce(pair, client, server);
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void closeNotify_goesBothWays(String version, Kind client, Kind server) throws Exception {
    EnginePair pair = pair(version, client, server);
    pair.handshake();
    pair.client.closeOutbound();
    assertThat(pair.client.getHandshakeStatus()).isEqualTo(HandshakeStatus.NEED_WRAP);
    assertThat(pair.wrap(Side.CLIENT).getStatus()).isEqualTo(Status.CLOSED);
    assertThat(pair.client.isOutboundDone()).isTrue();
    assertThat(pair.client.isInboundDone()).isFalse();
    assertThat(pair.unwrap(Side.SERVER, ByteBuffer.allocate(1 << 15)).getStatus())
        .isEqualTo(Status.CLOSED);
    assertThat(pair.server.isInboundDone()).isTrue();
    pair.server.closeOutbound();
    assertThat(pair.server.getHandshakeStatus()).isEqualTo(HandshakeStatus.NEED_WRAP);
    assertThat(pair.wrap(Side.SERVER).getStatus()).isEqualTo(Status.CLOSED);
    assertThat(pair.unwrap(Side.CLIENT, ByteBuffer.allocate(1 << 15)).getStatus())
        .isEqualTo(Status.CLOSED);
    pair.client.closeInbound();
    pair.server.closeInbound();
    assertThat(pair.client.isInboundDone()).isTrue();
    assertThat(pair.client.getHandshakeStatus()).isEqualTo(HandshakeStatus.NOT_HANDSHAKING);
    assertThat(pair.server.getHandshakeStatus()).isEqualTo(HandshakeStatus.NOT_HANDSHAKING);
    assertThat(pair.wrap(Side.CLIENT, ByteBuffer.allocate(4)).getStatus()).isEqualTo(Status.CLOSED);
  }

  @Test
  void halfClosed_theServerStillSends_inTls13() throws Exception {
    EnginePair pair = pair("TLSv1.3", Kind.POSTERN, Kind.POSTERN);
    pair.handshake();
    pair.client.closeOutbound();
    pair.wrap(Side.CLIENT);
    pair.unwrap(Side.SERVER, ByteBuffer.allocate(1 << 15));
    assertThat(pair.transfer(Side.SERVER, new byte[] {1, 2, 3})).containsExactly(1, 2, 3);
    pair.server.closeOutbound();
    assertThat(pair.wrap(Side.SERVER).getStatus()).isEqualTo(Status.CLOSED);
    assertThat(pair.server.isOutboundDone()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void anUntrustedServer_isAFailureOnce_andAnAlertToThePeer(
      String version, Kind client, Kind server) throws Exception {
    EnginePair pair =
        EnginePair.of(
            Contexts.context(client, null, Contexts.trust(Contexts.STRANGER)),
            Contexts.server(server),
            version);
    pair.handshake();
    assertThat(pair.failures.get(Side.CLIENT))
        .isInstanceOf(SSLHandshakeException.class)
        .hasRootCauseInstanceOf(GeneralSecurityException.class);
    assertThat(pair.failures.get(Side.SERVER))
        .isInstanceOf(SSLHandshakeException.class)
        .hasMessageContaining("certificate_unknown");
    assertThat(pair.client.isOutboundDone()).isTrue();
    assertThat(pair.client.isInboundDone()).isTrue();
    assertThat(pair.server.isInboundDone()).isTrue();
    assertThat(pair.wrap(Side.CLIENT).getStatus()).isEqualTo(Status.CLOSED);
    assertThat(pair.finished.get(Side.CLIENT)).isZero();
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void alpn_isWhatBothName(String version, Kind client, Kind server) throws Exception {
    EnginePair pair = pair(version, client, server);
    setAlpn(pair.client, "h2", "http/1.1");
    setAlpn(pair.server, "http/1.1");
    assertThat(pair.client.getApplicationProtocol()).isNull();
    pair.handshake();
    assertThat(pair.client.getApplicationProtocol()).isEqualTo("http/1.1");
    assertThat(pair.server.getApplicationProtocol()).isEqualTo("http/1.1");
    assertThat(pair.server.getHandshakeApplicationProtocol()).isNull();
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void alpn_mayBeSelectedByAFunction(String version, Kind client, Kind server) throws Exception {
    EnginePair pair = pair(version, client, server);
    setAlpn(pair.client, "h2", "http/1.1");
    List<String> offered = new ArrayList<>();
    pair.server.setHandshakeApplicationProtocolSelector((engine, names) -> {
      assertThat(engine).isSameAs(pair.server);
      offered.addAll(names);
      return "h2";
    });
    pair.handshake();
    assertThat(offered).containsExactly("h2", "http/1.1");
    assertThat(pair.client.getApplicationProtocol()).isEqualTo("h2");
  }

  private static void setAlpn(SSLEngine engine, String... names) {
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setApplicationProtocols(names);
    engine.setSSLParameters(parameters);
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void aClientCertificate_isAskedForAndSeen(String version, Kind client, Kind server)
      throws Exception {
    EnginePair pair =
        EnginePair.of(Contexts.clientWithKey(client), Contexts.server(server), version);
    pair.server.setNeedClientAuth(true);
    pair.handshake();
    assertThat(pair.server.getSession().getPeerCertificates()[0]).isEqualTo(Contexts.CLIENT.x509());
  }
}
