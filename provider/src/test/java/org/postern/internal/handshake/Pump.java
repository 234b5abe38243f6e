// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/** Carries records between a connection of ours and the JDK's engine, in memory. */
final class Pump {
  final Connection ours;
  final SSLEngine jdk;
  private final ByteBuffer toJdk = ByteBuffer.allocate(1 << 17);
  private final ByteBuffer toOurs = ByteBuffer.allocate(1 << 17);
  private final ByteBuffer jdkPlain = ByteBuffer.allocate(1 << 17);

  Pump(Connection ours, SSLEngine jdk) {
    this.ours = ours;
    this.jdk = jdk;
  }

  /** Runs until both have completed the handshake. */
  Pump handshake() throws SSLException {
    jdk.beginHandshake();
    ours.begin();
    for (int i = 0; i < 200; i++) {
      boolean moved = oursToJdk();
      moved |= jdkTurn();
      moved |= jdkToOurs();
      if (!moved
          && !ours.isHandshaking()
          && jdk.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING) {
        return this;
      }
    }
    throw new SSLException("the handshake does not end");
  }

  /** Moves what there is to move, both ways. */
  void settle() throws SSLException {
    boolean moved = true;
    while (moved) {
      moved = oursToJdk();
      moved |= jdkTurn();
      moved |= jdkToOurs();
    }
  }

  private boolean oursToJdk() {
    boolean moved = false;
    while (ours.pendingOutput() > 0) {
      ours.drain(toJdk);
      moved = true;
    }
    return moved;
  }

  private boolean jdkTurn() throws SSLException {
    boolean moved = false;
    toJdk.flip();
    try {
      for (; ; ) {
        Runnable task = jdk.getDelegatedTask();
        if (task != null) {
          task.run();
          moved = true;
          continue;
        }
        if (jdk.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
          SSLEngineResult result = jdk.wrap(ByteBuffer.allocate(0), toOurs);
          if (result.bytesProduced() == 0) {
            return moved;
          }
          moved = true;
          continue;
        }
        if (!toJdk.hasRemaining() || jdk.isInboundDone()) {
          return moved;
        }
        SSLEngineResult result = jdk.unwrap(toJdk, jdkPlain);
        if (result.bytesConsumed() == 0 && jdk.getHandshakeStatus() != HandshakeStatus.NEED_TASK) {
          return moved;
        }
        moved = true;
      }
    } finally {
      toJdk.compact();
    }
  }

  private final ByteBuffer oursPlain = ByteBuffer.allocate(1 << 17);

  private boolean jdkToOurs() throws SSLException {
    boolean moved = false;
    toOurs.flip();
    try {
      while (toOurs.remaining() >= 5) {
        int length = 5 + (toOurs.getShort(toOurs.position() + 3) & 0xffff);
        ByteBuffer record = toOurs.slice(toOurs.position(), length);
        toOurs.position(toOurs.position() + length);
        moved = true;
        if (ours.isHandshaking()) {
          ours.receive(record);
        } else if (!ours.inboundClosed()) {
          ours.unwrap(record, new ByteBuffer[] {oursPlain}, 0, 1);
        }
      }
      return moved;
    } finally {
      toOurs.compact();
    }
  }

  /** Sends application data from our side, and returns what the JDK has got. */
  byte[] send(byte[] data) throws SSLException {
    ByteBuffer source = ByteBuffer.wrap(data);
    while (source.hasRemaining()) {
      ours.wrap(new ByteBuffer[] {source}, 0, 1, toJdk);
      jdkTurn();
    }
    settle();
    return take(jdkPlain);
  }

  /** Sends application data from the JDK's side, and returns what our side has got. */
  byte[] receive(byte[] data) throws SSLException {
    ByteBuffer source = ByteBuffer.wrap(data);
    while (source.hasRemaining()) {
      jdk.wrap(source, toOurs);
      jdkToOurs();
    }
    settle();
    return take(oursPlain);
  }

  private static byte[] take(ByteBuffer plain) {
    plain.flip();
    byte[] data = new byte[plain.remaining()];
    plain.get(data);
    plain.clear();
    return data;
  }
}
