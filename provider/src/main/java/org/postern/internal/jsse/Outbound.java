// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jsse;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.postern.internal.handshake.Connection;

/** What wrap does: one record at a time, the protocol's own first. */
final class Outbound {

  private final EngineState state;
  private final Parameters parameters;

  Outbound(EngineState state, Parameters parameters) {
    this.state = state;
    this.parameters = parameters;
  }

  /** To be called with the state's lock held. */
  SSLEngineResult wrap(
      @Nullable Connection connection,
      ByteBuffer[] sources,
      int offset,
      int count,
      ByteBuffer destination)
      throws SSLException {
    if (connection == null) {
      return state.result(Status.CLOSED, 0, 0);
    }
    if (state.tasks.outstanding()) {
      return state.result(Status.OK, 0, 0);
    }
    state.settleClose();
    if (connection.pendingOutput() > 0) {
      return own(connection, destination);
    }
    state.tasks.throwFailure();
    if (state.outboundDone()) {
      return state.result(Status.CLOSED, 0, 0);
    }
    if (connection.isHandshaking() && state.inboundDone()) {
      state.close();
      return connection.pendingOutput() > 0
          ? own(connection, destination)
          : state.result(Status.CLOSED, 0, 0);
    }
    long available = Buffers.remaining(sources, offset, count);
    return connection.isHandshaking() || available == 0
        ? state.result(Status.OK, 0, 0)
        : data(connection, sources, offset, count, available, destination);
  }

  private SSLEngineResult own(Connection connection, ByteBuffer destination) {
    int length = connection.pendingOutput();
    if (destination.remaining() < length) {
      return state.result(Status.BUFFER_OVERFLOW, 0, 0);
    }
    int position = destination.position();
    connection.drain(destination);
    return state.result(
        state.outboundDone() ? Status.CLOSED : Status.OK, 0, destination.position() - position);
  }

  private SSLEngineResult data(
      Connection connection,
      ByteBuffer[] sources,
      int offset,
      int count,
      long available,
      ByteBuffer destination)
      throws SSLException {
    int limit = PacketLimit.plaintext(connection, parameters.maximumPacketSize());
    int length = (int) Math.min(available, limit);
    if (destination.remaining() < connection.recordLength(length)) {
      return state.result(Status.BUFFER_OVERFLOW, 0, 0);
    }
    int position = destination.position();
    ByteOrder order = destination.order();
    int consumed;
    try {
      destination.order(ByteOrder.BIG_ENDIAN);
      if (length < available && limit < connection.writeLimit()) {
        ByteBuffer part = Buffers.gather(sources, offset, count, length);
        consumed = connection.wrap(new ByteBuffer[] {part}, 0, 1, destination);
      } else {
        consumed = connection.wrap(sources, offset, count, destination);
      }
    } catch (SSLException e) {
      throw state.failed(e);
    } catch (RuntimeException e) {
      throw state.failed(e);
    } finally {
      destination.order(order);
    }
    return state.result(
        state.outboundDone() ? Status.CLOSED : Status.OK,
        consumed,
        destination.position() - position);
  }
}
