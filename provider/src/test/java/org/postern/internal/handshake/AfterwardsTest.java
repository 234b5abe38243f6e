// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLProtocolException;
import javax.net.ssl.X509ExtendedKeyManager;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.AlertLevel;
import org.bouncycastle.tls.ContentType;
import org.bouncycastle.tls.TlsFatalAlertReceived;
import org.bouncycastle.tls.TlsProtocol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.lab.pki.LabKeyType;

/** What a peer may and may not do after the handshake. */
class AfterwardsTest {
  private final Lab lab = new Lab();

  private Connection client() throws Exception {
    return new Connection(
        TestSettings.client().build(),
        new TestOwner(),
        Lab.environment((X509ExtendedKeyManager) lab.keyManagers()[0], Verdict.trusted()));
  }

  private Connection server() throws Exception {
    return new Connection(
        TestSettings.server().build(), new TestOwner(), lab.environment(lab.leaf(LabKeyType.P256)));
  }

  private PlainPeers.Server peerServer(PlainPeers.Faults faults, Connection ours) throws Exception {
    PlainPeers.Server peer = PlainPeers.server(faults, lab.leaf(LabKeyType.P256));
    ours.begin();
    PlainPeers.settle(ours, peer);
    assertThat(ours.session()).isNotNull();
    return peer;
  }

  private static PlainPeers.Client peerClient(PlainPeers.Faults faults, Connection ours)
      throws Exception {
    ours.begin();
    PlainPeers.Client peer = PlainPeers.client(faults);
    PlainPeers.settle(ours, peer);
    assertThat(ours.session()).isNotNull();
    return peer;
  }

  private static void give(TlsProtocol peer, byte... data) throws IOException {
    peer.writeApplicationData(data, 0, data.length);
  }

  private static byte[] take(TlsProtocol peer) {
    byte[] data = new byte[peer.getAvailableInputBytes()];
    peer.readInput(data, 0, data.length);
    return data;
  }

  /** Sends one octet of ours, and whatever has to go before it. */
  private static byte[] exchange(Connection ours, TlsProtocol peer) throws IOException {
    ByteBuffer source = ByteBuffer.wrap(new byte[] {7});
    while (source.hasRemaining()) {
      ByteBuffer record = ByteBuffer.allocate(200);
      ours.wrap(new ByteBuffer[] {source}, 0, 1, record);
      peer.offerInput(Arrays.copyOf(record.array(), record.position()));
    }
    return take(peer);
  }

  @Test
  void keyUpdateOfThePeer_isFollowedAndAnswered_F16() throws Exception {
    Connection ours = client();
    PlainPeers.Server peer = peerServer(PlainPeers.Faults.tls13(), ours);
    for (int i = 0; i < 3; i++) {
      peer.updateKeys(true);
      give(peer, (byte) 1, (byte) 2);
      PlainPeers.settle(ours, peer);
      assertThat(exchange(ours, peer)).containsExactly(7);
    }
    Connection server = server();
    PlainPeers.Client client = peerClient(PlainPeers.Faults.tls13(), server);
    for (int i = 0; i < 3; i++) {
      client.updateKeys(i == 1);
      give(client, (byte) 1, (byte) 2);
      PlainPeers.settle(server, client);
      assertThat(exchange(server, client)).containsExactly(7);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void endlessKeyUpdates_areStopped(boolean request) throws Exception {
    Connection ours = client();
    PlainPeers.Server peer = peerServer(PlainPeers.Faults.tls13(), ours);
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 1000; i++) {
                peer.updateKeys(request);
                PlainPeers.settle(ours, peer);
              }
            })
        .isInstanceOf(SSLProtocolException.class)
        .hasMessageContaining("unexpected_message(10)")
        .hasMessageContaining("without application data");
    assertThatThrownBy(() -> PlainPeers.settle(ours, peer))
        .isInstanceOf(TlsFatalAlertReceived.class);
  }

  @Test
  void endlessEmptyRecords_areStopped() throws Exception {
    Connection ours = server();
    PlainPeers.Client peer = peerClient(new PlainPeers.Faults(), ours);
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 1000; i++) {
                peer.record(ContentType.application_data);
                PlainPeers.settle(ours, peer);
              }
            })
        .isInstanceOf(SSLProtocolException.class)
        .hasMessageContaining("without application data");
  }

  @Test
  void endlessWarnings_areStopped() throws Exception {
    Connection ours = server();
    PlainPeers.Client peer = peerClient(new PlainPeers.Faults(), ours);
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 1000; i++) {
                peer.record(
                    ContentType.alert,
                    (byte) AlertLevel.warning,
                    (byte) AlertDescription.unrecognized_name);
                PlainPeers.settle(ours, peer);
              }
            })
        .isInstanceOf(SSLProtocolException.class)
        .hasMessageContaining("warning alerts");
  }

  @Test
  void tls13_takesNoAlertForAWarning() throws Exception {
    Connection ours = server();
    PlainPeers.Client peer = peerClient(PlainPeers.Faults.tls13(), ours);
    peer.record(
        ContentType.alert, (byte) AlertLevel.warning, (byte) AlertDescription.internal_error);

    assertThatThrownBy(() -> PlainPeers.settle(ours, peer))
        .isInstanceOf(SSLException.class)
        .hasMessage("the peer broke off: internal_error(80)");
    assertThat(ours.inboundClosed()).isTrue();
    assertThat(ours.outboundClosed()).isTrue();
    assertThat(ours.pendingOutput()).isZero();
  }

  @Test
  void renegotiationByTheClient_isRefused_F8() throws Exception {
    Connection ours = server();
    PlainPeers.Client peer = peerClient(new PlainPeers.Faults(), ours);
    peer.renegotiate();

    assertThatThrownBy(() -> PlainPeers.settle(ours, peer)) // no_renegotiation, says our side
        .isNotInstanceOf(SSLException.class);
  }

  @Test
  void renegotiationByTheServer_isRefused_andTheConnectionGoesOn_F8() throws Exception {
    Connection ours = client();
    PlainPeers.Server peer = peerServer(new PlainPeers.Faults(), ours);
    peer.requestHello();
    byte[] request = new byte[peer.getAvailableOutputBytes()];
    peer.readOutput(request, 0, request.length);
    Duo.give(ours, ByteBuffer.wrap(request));

    assertThat(Duo.drain(ours)).hasSize(1); // the alert no_renegotiation
    give(peer, (byte) 1);
    byte[] data = new byte[peer.getAvailableOutputBytes()];
    peer.readOutput(data, 0, data.length);
    assertThat(Duo.give(ours, ByteBuffer.wrap(data))).containsExactly(1);
  }

  @Test
  void handshakeMessageWithAKeyUpdateInOneRecord_isRefused() throws Exception {
    Connection ours = client();
    PlainPeers.Server peer = peerServer(PlainPeers.Faults.tls13(), ours);
    peer.record(ContentType.handshake, new byte[] {24, 0, 0, 1, 0, 24, 0, 0, 1, 0});

    assertThatThrownBy(() -> PlainPeers.settle(ours, peer))
        .isInstanceOf(SSLProtocolException.class)
        .hasMessageContaining("shares a record");
  }

  @Test
  void forgedRecord_isRefusedWithOneAlert() throws Exception {
    Connection ours = client();
    PlainPeers.Server peer = peerServer(PlainPeers.Faults.tls13(), ours);
    give(peer, (byte) 1, (byte) 2, (byte) 3);
    byte[] record = new byte[peer.getAvailableOutputBytes()];
    peer.readOutput(record, 0, record.length);
    record[record.length - 1] ^= 1;

    assertThatThrownBy(() -> Duo.give(ours, ByteBuffer.wrap(record)))
        .isInstanceOf(SSLException.class)
        .hasMessageContaining("bad_record_mac(20)");
    assertThatThrownBy(() -> PlainPeers.settle(ours, peer))
        .isInstanceOf(TlsFatalAlertReceived.class);
    assertThatThrownBy(() -> exchange(ours, peer)).isInstanceOf(SSLException.class);
  }

  @Test
  void recordThatIsTooLong_isRefused() throws Exception {
    Connection ours = client();
    peerServer(PlainPeers.Faults.tls13(), ours);
    byte[] header = {23, 3, 3, 0x7f, 0};

    assertThatThrownBy(() -> ours.unwrap(ByteBuffer.wrap(header), new ByteBuffer[0], 0, 0))
        .isInstanceOf(SSLException.class)
        .hasMessageContaining("record_overflow(22)");
  }
}
