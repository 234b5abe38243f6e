// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.nio.ByteBuffer;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.X509ExtendedTrustManager;
import org.postern.internal.policy.Protocol;
import org.postern.lab.pki.FixedKey;
import org.postern.lab.pki.LabKeyType;

/** A victim of ours and a hostile peer; what the victim does must end in an exception of JSSE. */
final class FuzzLab {

  private static final int MOST_RECORDS = 2_000;
  private final Environment clientSide;
  private final Environment serverSide;

  FuzzLab() {
    try {
      Lab lab = new Lab();
      clientSide = Lab.environment(new FixedKey(lab.client(LabKeyType.P256)), new TrustsAll());
      serverSide = Lab.environment(new FixedKey(lab.leaf(LabKeyType.P256)), new TrustsAll());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Octet 0 says how the peers are set up; changes follow. */
  void attackClient(byte[] octets) {
    run(octets, true);
  }

  void attackServer(byte[] octets) {
    run(octets, false);
  }

  private void run(byte[] octets, boolean clientIsVictim) {
    int setup = octets.length == 0 ? 0 : octets[0] & 0xff;
    // A session to resume, as sound peers make one.
    if ((setup & 0x08) != 0) {
      shake(setup, new byte[0], clientIsVictim);
    }
    shake(setup, octets, clientIsVictim);
  }

  private void shake(int setup, byte[] octets, boolean clientIsVictim) {
    TestSettings client = settings(TestSettings.client(), setup);
    client.host = (setup & 0x08) == 0 ? null : Lab.HOST;
    client.serverNames = List.of(new SNIHostName(Lab.HOST));
    TestSettings server = settings(TestSettings.server(), setup);
    server.clientAuthentication =
        (setup & 0x04) == 0 ? ClientAuthentication.NONE : ClientAuthentication.NEEDED;
    Mutations mutations = new Mutations(octets, 1);
    Connection victim;
    HostilePeer peer;
    if (clientIsVictim) {
      victim = new Connection(client.build(), new TestOwner(), clientSide);
      peer =
          HostilePeer.server(new Handshake(server.build(), new TestOwner(), serverSide), mutations);
    } else {
      victim = new Connection(server.build(), new TestOwner(), serverSide);
      peer =
          HostilePeer.client(new Handshake(client.build(), new TestOwner(), clientSide), mutations);
    }
    exchange(victim, peer);
  }

  private static TestSettings settings(TestSettings settings, int setup) {
    settings.protocols = List.of((setup & 0x01) == 0 ? Protocol.TLS_1_3 : Protocol.TLS_1_2);
    settings.alpn = (setup & 0x02) == 0 ? List.of() : List.of("smtp", "h2");
    return settings;
  }

  private static void exchange(Connection victim, HostilePeer peer) {
    int records = 0;
    try {
      peer.begin();
      victim.begin();
      boolean moved = true;
      while (moved) {
        moved = false;
        for (ByteBuffer record : Duo.drain(victim)) {
          byte[] sent = new byte[record.remaining()];
          record.get(sent);
          peer.offer(sent);
          moved = true;
        }
        for (ByteBuffer record : peer.records()) {
          assertThat(++records).isLessThan(MOST_RECORDS);
          if (!victim.inboundClosed()) {
            Duo.give(victim, record);
          }
          moved = true;
        }
      }
    } catch (SSLException e) {
      assertThat(victim.isHandshaking()).isFalse();
      assertThat(victim.outboundClosed()).isTrue();
      assertThat(e.getMessage()).isNotBlank().doesNotContain("bouncycastle");
    }
  }

  private static final class TrustsAll extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
