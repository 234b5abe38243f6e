// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.X509ExtendedKeyManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postern.lab.pki.FixedKey;
import org.postern.lab.pki.LabCertificate;
import org.postern.lab.pki.LabKeyType;

/** One thread reads while another writes, and keys change in between. */
@Timeout(60)
class TwoThreadsTest {
  private static final int RECORDS = 3000;
  private final Lab lab = new Lab();

  private Connection client() throws Exception {
    return new Connection(
        TestSettings.client().build(),
        new TestOwner(),
        Lab.environment((X509ExtendedKeyManager) lab.keyManagers()[0], Verdict.trusted()));
  }

  @Test
  void readingAndWritingAtOnce_whileThePeerAsksForNewKeys_F16() throws Exception {
    Connection ours = client();
    PlainPeers.Server peer =
        PlainPeers.server(PlainPeers.Faults.tls13(), lab.leaf(LabKeyType.P256));
    ours.begin();
    PlainPeers.settle(ours, peer);
    byte[][] inbound = new byte[RECORDS][];
    for (int i = 0; i < RECORDS; i++) {
      if (i % 50 == 0) {
        peer.updateKeys(true);
        inbound[i] = output(peer);
      } else {
        peer.writeApplicationData(new byte[] {(byte) i}, 0, 1);
        inbound[i] = output(peer);
      }
    }

    CompletableFuture<Integer> reader = CompletableFuture.supplyAsync(() -> readAll(ours, inbound));
    int written = 0;
    while (written < RECORDS) {
      ByteBuffer record = ByteBuffer.allocate(100);
      written +=
          ours.wrap(new ByteBuffer[] {ByteBuffer.wrap(new byte[] {(byte) written})}, 0, 1, record);
      peer.offerInput(Arrays.copyOf(record.array(), record.position()));
    }

    assertThat(reader.get(30, TimeUnit.SECONDS)).isEqualTo(RECORDS - RECORDS / 50);
    byte[] received = new byte[peer.getAvailableInputBytes()];
    peer.readInput(received, 0, received.length);
    assertThat(received).hasSize(RECORDS);
    for (int i = 0; i < RECORDS; i++) {
      assertThat(received[i]).isEqualTo((byte) i);
    }
  }

  private static byte[] output(PlainPeers.Server peer) {
    byte[] octets = new byte[peer.getAvailableOutputBytes()];
    peer.readOutput(octets, 0, octets.length);
    return octets;
  }

  private static int readAll(Connection ours, byte[][] records) {
    int octets = 0;
    try {
      for (byte[] record : records) {
        octets += Duo.give(ours, ByteBuffer.wrap(record)).length;
      }
    } catch (SSLException e) {
      throw new IllegalStateException(e);
    }
    return octets;
  }

  @Test
  void chainThatIsTooLong_isRefused() throws Exception {
    LabCertificate issuer = lab.root;
    for (int i = 0; i < 11; i++) {
      issuer = lab.pki.intermediate("CA " + i, issuer);
    }
    LabCertificate leaf = lab.pki.server(Lab.HOST).signedBy(issuer);
    Connection server =
        new Connection(
            TestSettings.server().build(),
            new TestOwner(),
            Lab.environment(new FixedKey(leaf), Verdict.trusted()));

    assertThatThrownBy(() -> new Duo(client(), server).handshake())
        .isInstanceOf(SSLHandshakeException.class)
        .hasMessageContaining("chain longer than maximum (10)");
  }
}
