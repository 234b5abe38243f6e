// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLException;

/** Two connections of ours, record by record, in memory. */
final class Duo {
  final Connection client;
  final Connection server;

  Duo(Connection client, Connection server) {
    this.client = client;
    this.server = server;
  }

  /** Runs the handshake to its end. */
  Duo handshake() throws SSLException {
    server.begin();
    client.begin();
    settle();
    assertThat(client.isHandshaking()).isFalse();
    assertThat(server.isHandshaking()).isFalse();
    return this;
  }

  /** Moves records until there are none. */
  void settle() throws SSLException {
    while (client.pendingOutput() > 0 || server.pendingOutput() > 0) {
      move(client, server);
      move(server, client);
    }
  }

  /** Takes what a connection has to send, record by record. */
  static List<ByteBuffer> drain(Connection from) {
    List<ByteBuffer> records = new ArrayList<>();
    while (from.pendingOutput() > 0) {
      ByteBuffer record = ByteBuffer.allocate(from.pendingOutput());
      from.drain(record);
      records.add(record.flip());
    }
    return records;
  }

  static void move(Connection from, Connection to) throws SSLException {
    for (ByteBuffer record : drain(from)) {
      give(to, record);
    }
  }

  /** Gives one record, and returns the application data in it. */
  static byte[] give(Connection to, ByteBuffer record) throws SSLException {
    if (to.isHandshaking()) {
      to.receive(record);
      return new byte[0];
    }
    ByteBuffer plain = ByteBuffer.allocate(to.plaintextLimit(record.remaining()) + 1);
    int count = to.unwrap(record, new ByteBuffer[] {plain}, 0, 1);
    byte[] data = new byte[count];
    plain.flip().get(data);
    return data;
  }

  /** Sends one record of application data after what the protocol has to send. */
  static byte[] send(Connection from, Connection to, byte[] data) throws SSLException {
    ByteBuffer source = ByteBuffer.wrap(data);
    byte[] received = new byte[0];
    while (source.hasRemaining()) {
      ByteBuffer record = ByteBuffer.allocate(from.recordLength(data.length) + 100);
      from.wrap(new ByteBuffer[] {source}, 0, 1, record);
      received = give(to, record.flip());
    }
    return received;
  }
}
