// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A peer that shakes hands with a real protocol and real keys, and changes the records that it
 * sends before they are protected: what a victim gets is well protected and badly made.
 */
final class HostilePeer {

  private final StateMachine machine;
  private boolean ended;

  private HostilePeer(StateMachine machine) {
    this.machine = machine;
  }

  static HostilePeer client(Handshake handshake, Mutations mutations) {
    Wire wire = new Wire();
    return new HostilePeer(
        new ClientProtocol(wire, new ClientPeer(handshake)) {
          @Override
          protected void writeRecord(short type, byte[] buffer, int offset, int length)
              throws IOException {
            mutations.write(
                type, buffer, offset, length, (t, c) -> super.writeRecord(t, c, 0, c.length));
          }
        });
  }

  static HostilePeer server(Handshake handshake, Mutations mutations) {
    Wire wire = new Wire();
    return new HostilePeer(
        new ServerProtocol(wire, new ServerPeer(handshake)) {
          @Override
          protected void writeRecord(short type, byte[] buffer, int offset, int length)
              throws IOException {
            mutations.write(
                type, buffer, offset, length, (t, c) -> super.writeRecord(t, c, 0, c.length));
          }
        });
  }

  void begin() {
    attempt(machine::start);
  }

  void offer(byte[] record) {
    attempt(() -> {
      if (machine.established()) {
        return;
      }
      machine.offer(record);
    });
  }

  /** What becomes of the attacker itself does not matter. */
  private void attempt(Step step) {
    if (ended) {
      return;
    }
    try {
      step.run();
    } catch (IOException | RuntimeException e) {
      ended = true;
    }
  }

  List<ByteBuffer> records() {
    List<ByteBuffer> records = new ArrayList<>();
    while (machine.pendingOutput() > 0) {
      ByteBuffer record = ByteBuffer.allocate(machine.pendingOutput());
      machine.drain(record, machine.pendingOutput());
      records.add(record.flip());
    }
    return records;
  }

  private interface Step {
    void run() throws IOException;
  }
}
