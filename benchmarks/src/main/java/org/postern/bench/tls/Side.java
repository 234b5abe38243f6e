// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.tls;

import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;

/** One engine with what it reads and writes; delegated tasks run in place and count as its work. */
final class Side {
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  final SSLEngine engine;
  private final Meter meter;
  private final ByteBuffer plain;

  Side(SSLEngine engine, Meter meter, ByteBuffer plain) {
    this.engine = engine;
    this.meter = meter;
    this.plain = plain;
  }

  /** Returns the same engine with another meter and another buffer to read into. */
  Side metered(Meter other, ByteBuffer buffer) {
    return new Side(engine, other, buffer);
  }

  /** Tells the meter that one of what it counts is complete. */
  void completed() {
    meter.completed();
  }

  boolean handshaking() {
    HandshakeStatus status = engine.getHandshakeStatus();
    return status != HandshakeStatus.NOT_HANDSHAKING && status != HandshakeStatus.FINISHED;
  }

  /** Does all that can be done with what came; the buffers are ready to be filled by the peer. */
  void turn(ByteBuffer in, ByteBuffer out) throws SSLException {
    in.flip();
    meter.start();
    boolean more = true;
    while (more) {
      switch (engine.getHandshakeStatus()) {
        case NEED_TASK:
          for (Runnable task = engine.getDelegatedTask();
              task != null;
              task = engine.getDelegatedTask()) {
            task.run();
          }
          break;
        case NEED_WRAP:
          require(engine.wrap(NOTHING, out), Status.OK);
          break;
        default:
          more = in.hasRemaining() && read(in);
      }
    }
    meter.stop();
    in.compact();
  }

  private boolean read(ByteBuffer in) throws SSLException {
    SSLEngineResult result = engine.unwrap(in, plain);
    if (result.getStatus() == Status.BUFFER_UNDERFLOW) {
      return false;
    }
    require(result, Status.OK);
    return true;
  }

  /** Sends all of the data. */
  void send(ByteBuffer data, ByteBuffer out) throws SSLException {
    meter.start();
    while (data.hasRemaining()) {
      require(engine.wrap(data, out), Status.OK);
    }
    meter.stop();
  }

  /** Returns how many octets were read since the last call. */
  int received() {
    int length = plain.position();
    plain.clear();
    return length;
  }

  private static void require(SSLEngineResult result, Status expected) {
    if (result.getStatus() != expected) {
      throw new IllegalStateException("expected " + expected + ", the engine said " + result);
    }
  }
}
