// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLException;
import org.postern.internal.session.Session;

/** Carries records between a client and a server of ours, in memory. */
final class Link {
  final Connection client;
  final Connection server;
  final TestOwner clientOwner = new TestOwner();
  final TestOwner serverOwner = new TestOwner();

  /** All that the client has sent. */
  final ByteArrayOutputStream fromClient = new ByteArrayOutputStream();

  private final ByteBuffer wire = ByteBuffer.allocate(1 << 17);
  private final ByteBuffer plain = ByteBuffer.allocate(1 << 17);

  Link(
      HandshakeSettings clientSettings,
      Environment clientSide,
      HandshakeSettings serverSettings,
      Environment serverSide) {
    client = new Connection(clientSettings, clientOwner, clientSide);
    server = new Connection(serverSettings, serverOwner, serverSide);
  }

  /** Runs until both have completed the handshake, and nothing is under way any more. */
  Link handshake() throws SSLException {
    server.begin();
    client.begin();
    settle();
    if (client.isHandshaking() || server.isHandshaking()) {
      throw new SSLException("the handshake does not end");
    }
    return this;
  }

  void settle() throws SSLException {
    boolean moved = true;
    while (moved) {
      moved = move(client, server) | move(server, client);
    }
  }

  private boolean move(Connection from, Connection to) throws SSLException {
    boolean moved = false;
    while (from.pendingOutput() > 0) {
      from.drain(wire.clear());
      if (from == client) {
        fromClient.write(wire.array(), 0, wire.position());
      }
      deliver(wire.flip(), to);
      moved = true;
    }
    return moved;
  }

  private void deliver(ByteBuffer record, Connection to) throws SSLException {
    if (to.isHandshaking()) {
      to.receive(record);
    } else if (!to.inboundClosed()) {
      to.unwrap(record, new ByteBuffer[] {plain}, 0, 1);
    }
  }

  /** Returns how many ClientHellos the client has sent. */
  int clientHellos() {
    ByteBuffer sent = ByteBuffer.wrap(fromClient.toByteArray());
    int count = 0;
    while (sent.hasRemaining()) {
      int length = sent.getShort(sent.position() + 3) & 0xffff;
      if (sent.get(sent.position()) == 22 && sent.get(sent.position() + 5) == 1) {
        count++;
      }
      sent.position(sent.position() + 5 + length);
    }
    return count;
  }

  /** Sends application data and returns what arrives. */
  byte[] send(Connection from, byte[] data) throws SSLException {
    plain.clear();
    ByteBuffer source = ByteBuffer.wrap(data);
    while (source.hasRemaining()) {
      from.wrap(new ByteBuffer[] {source}, 0, 1, wire.clear());
      deliver(wire.flip(), from == client ? server : client);
    }
    byte[] received = new byte[plain.flip().remaining()];
    plain.get(received);
    return received;
  }

  Session clientSession() {
    return (Session) client.session();
  }

  Session serverSession() {
    return (Session) server.session();
  }
}
