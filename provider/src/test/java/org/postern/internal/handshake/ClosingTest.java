// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.List;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.X509ExtendedKeyManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postern.internal.policy.Protocol;
import org.postern.lab.pki.LabKeyType;

/** How connections end (RFC 8446 section 6.1, RFC 5246 section 7.2.1). */
class ClosingTest {
  private final Lab lab = new Lab();

  private Duo duo(Protocol protocol) throws Exception {
    TestSettings client = TestSettings.client();
    client.protocols = List.of(protocol);
    return new Duo(
        new Connection(
            client.build(),
            new TestOwner(),
            Lab.environment((X509ExtendedKeyManager) lab.keyManagers()[0], Verdict.trusted())),
        new Connection(
            TestSettings.server().build(),
            new TestOwner(),
            lab.environment(lab.leaf(LabKeyType.P256))));
  }

  @Test
  void tls13_peerOfOneWhoCloses_maySendOn() throws Exception {
    Duo duo = duo(Protocol.TLS_1_3).handshake();
    duo.client.closeOutbound();
    Duo.move(duo.client, duo.server);

    assertThat(duo.client.outboundClosed()).isTrue();
    assertThat(duo.server.inboundClosed()).isTrue();
    assertThat(duo.server.outboundClosed()).isFalse();
    assertThat(Duo.send(duo.server, duo.client, new byte[] {1, 2})).containsExactly(1, 2);

    duo.server.closeOutbound();
    Duo.move(duo.server, duo.client);
    assertThat(duo.client.inboundClosed()).isTrue();
  }

  @Test
  void tls12_closeIsAnsweredByClose() throws Exception {
    Duo duo = duo(Protocol.TLS_1_2).handshake();
    duo.client.closeOutbound();
    Duo.move(duo.client, duo.server);

    assertThat(duo.server.inboundClosed()).isTrue();
    assertThat(duo.server.outboundClosed()).isTrue();
    assertThat(duo.server.pendingOutput()).isPositive();
    Duo.move(duo.server, duo.client);
    assertThat(duo.client.inboundClosed()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Protocol.class)
  void nothingIsSentAfterClose(Protocol protocol) throws Exception {
    Duo duo = duo(protocol).handshake();
    duo.client.closeOutbound();
    Duo.drain(duo.client);
    duo.client.closeOutbound();

    assertThat(duo.client.pendingOutput()).isZero();
    assertThatThrownBy(() ->
            duo.client.wrap(
                new ByteBuffer[] {ByteBuffer.wrap(new byte[1])}, 0, 1, ByteBuffer.allocate(100)))
        .isInstanceOf(SSLException.class)
        .hasMessageContaining("closed");
  }

  @ParameterizedTest
  @EnumSource(Protocol.class)
  void octetsThatEndWithoutClose_areATruncation(Protocol protocol) throws Exception {
    Duo duo = duo(protocol).handshake();

    assertThatThrownBy(duo.client::inputEnded)
        .isInstanceOf(SSLException.class)
        .hasMessageContaining("before receiving peer's close_notify");
    assertThat(duo.client.inboundClosed()).isTrue();
    duo.client.inputEnded();
  }

  @Test
  void octetsThatEndAfterClose_areTheEnd() throws Exception {
    Duo duo = duo(Protocol.TLS_1_3).handshake();
    duo.server.closeOutbound();
    Duo.move(duo.server, duo.client);

    duo.client.inputEnded();
  }

  @Test
  void octetsThatEndInTheHandshake_failIt() throws Exception {
    Duo duo = duo(Protocol.TLS_1_3);
    duo.client.begin();
    Duo.drain(duo.client);

    assertThatThrownBy(duo.client::inputEnded)
        .isInstanceOf(SSLHandshakeException.class)
        .hasMessage("Remote host terminated the handshake");
    assertThat(duo.client.isHandshaking()).isFalse();
    assertThat(duo.client.session()).isNull();
  }

  @ParameterizedTest
  @EnumSource(Protocol.class)
  void handshakeCancelled_tellsThePeer(Protocol protocol) throws Exception {
    Duo duo = duo(protocol);
    duo.server.begin();
    duo.client.begin();
    Duo.move(duo.client, duo.server);
    Duo.move(duo.server, duo.client);
    Duo.drain(duo.client);
    Duo second = duo(protocol);
    second.server.begin();
    second.client.begin();
    second.client.closeOutbound();
    assertThat(second.client.isHandshaking()).isFalse();
    assertThat(second.client.outboundClosed()).isTrue();

    assertThatThrownBy(() -> Duo.move(second.client, second.server))
        .isInstanceOf(SSLHandshakeException.class)
        .hasMessageContaining("closed the connection during the handshake");
  }

  @Test
  void garbageInsteadOfAClientHello_isAnsweredByAnAlert() throws Exception {
    Duo duo = duo(Protocol.TLS_1_3);
    duo.server.begin();
    byte[] http = {22, 3, 1, 0, 4, 'G', 'E', 'T', ' '};

    assertThatThrownBy(() -> duo.server.receive(ByteBuffer.wrap(http)))
        .isInstanceOf(SSLException.class);
    List<ByteBuffer> alert = Duo.drain(duo.server);
    assertThat(alert).hasSize(1);
    assertThat(alert.get(0).get(0)).isEqualTo((byte) 21);
    assertThat(duo.server.outboundClosed()).isTrue();
  }

  @Test
  void recordOfApplicationDataBeforeTheHandshake_isRefused() throws Exception {
    Duo duo = duo(Protocol.TLS_1_3);
    duo.server.begin();
    byte[] data = {23, 3, 3, 0, 1, 0};

    assertThatThrownBy(() -> duo.server.receive(ByteBuffer.wrap(data)))
        .isInstanceOf(SSLException.class)
        .hasMessageContaining("unexpected_message(10)");
    assertThat(duo.server.pendingOutput()).isPositive();
  }

  @Test
  void endlessHandshake_isStopped() throws Exception {
    Duo duo = duo(Protocol.TLS_1_2);
    duo.client.begin();
    byte[] helloRequest = {22, 3, 3, 0, 4, 0, 0, 0, 0};

    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 100_000; i++) {
                duo.client.receive(ByteBuffer.wrap(helloRequest));
              }
            })
        .isInstanceOf(SSLException.class)
        .hasMessageContaining("octets of handshake");
  }
}
