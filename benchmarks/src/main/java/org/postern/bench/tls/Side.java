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
  private final boolean asksAgain;

  /**
   * @param asksAgain whether the engine has to be called once more after its last record
   */
  Side(SSLEngine engine, Meter meter, ByteBuffer plain, boolean asksAgain) {
    this.engine = engine;
    this.meter = meter;
    this.plain = plain;
    this.asksAgain = asksAgain;
  }

  /** Returns the same engine with another meter and another buffer to read into. */
  Side metered(Meter other, ByteBuffer buffer) {
    return new Side(engine, other, buffer, asksAgain);
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
          wrap(NOTHING, out);
          break;
        default:
          more = in.hasRemaining() ? read(in) : asksAgain && nudge();
      }
    }
    meter.stop();
    in.compact();
  }

  /** Lets an engine that has read all find out what follows; returns whether it is now its turn. */
  private boolean nudge() throws SSLException {
    if (engine.getHandshakeStatus() != HandshakeStatus.NEED_UNWRAP) {
      return false;
    }
    engine.unwrap(NOTHING, plain);
    HandshakeStatus status = engine.getHandshakeStatus();
    return status == HandshakeStatus.NEED_WRAP || status == HandshakeStatus.NEED_TASK;
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
      wrap(data, out);
    }
    meter.stop();
  }

  private void wrap(ByteBuffer data, ByteBuffer out) throws SSLException {
    SSLEngineResult result = engine.wrap(data, out);
    require(result, Status.OK);
    meter.sent(result.bytesProduced());
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
