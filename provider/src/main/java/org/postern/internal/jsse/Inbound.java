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

/** What unwrap does: one record at a time. Used by one thread at a time. */
final class Inbound {

  private final EngineState state;
  private final Flight flight = new Flight();

  Inbound(EngineState state) {
    this.state = state;
  }

  SSLEngineResult unwrap(
      @Nullable Connection connection,
      ByteBuffer source,
      ByteBuffer[] destinations,
      int offset,
      int length)
      throws SSLException {
    if (connection == null) {
      return state.result(Status.CLOSED, 0, 0);
    }
    if (!state.established()) {
      synchronized (state.lock) {
        if (state.tasks.outstanding()) {
          return state.result(Status.OK, 0, 0);
        }
        state.tasks.throwFailure();
        if (state.inboundDone()) {
          return state.result(Status.CLOSED, 0, 0);
        }
        if (connection.isHandshaking() || connection.pendingOutput() > 0) {
          return handshake(connection, source);
        }
      }
    }
    return state.inboundDone()
        ? state.result(Status.CLOSED, 0, 0)
        : data(connection, source, destinations, offset, length);
  }

  /** Keeps a record for the task that computes it. */
  private SSLEngineResult handshake(Connection connection, ByteBuffer source) throws SSLException {
    if (connection.pendingOutput() > 0) {
      return state.result(Status.OK, 0, 0);
    }
    int length = recordLength(connection, source);
    if (flight.isEmpty()) {
      if (length < 0) {
        return state.result(Status.BUFFER_UNDERFLOW, 0, 0);
      }
      if (RecordHeader.type(source, source.position()) == RecordHeader.ALERT) {
        return alert(connection, source, length);
      }
    }
    int consumed = 0;
    if (flight.isEmpty() || flight.continuesWith(source)) {
      flight.take(source, length);
      consumed = length;
    }
    if (!flight.continuesWith(source)) {
      state.tasks.add(flight.work(connection));
    }
    return state.result(Status.OK, consumed, 0);
  }

  /** Deals with an alert, which is no work, at once. */
  private SSLEngineResult alert(Connection connection, ByteBuffer source, int length)
      throws SSLException {
    byte[] record = new byte[length];
    source.get(record);
    try {
      connection.receive(ByteBuffer.wrap(record));
    } catch (SSLException e) {
      throw state.failed(e);
    } catch (RuntimeException e) {
      throw state.failed(e);
    }
    return state.result(state.inboundDone() ? Status.CLOSED : Status.OK, length, 0);
  }

  private SSLEngineResult data(
      Connection connection, ByteBuffer source, ByteBuffer[] destinations, int offset, int count)
      throws SSLException {
    int length = recordLength(connection, source);
    if (length < 0) {
      return state.result(state.established() ? Status.BUFFER_UNDERFLOW : Status.OK, 0, 0);
    }
    int position = source.position();
    boolean mayHoldData = RecordHeader.type(source, position) == RecordHeader.APPLICATION_DATA;
    if (mayHoldData
        && Buffers.remaining(destinations, offset, count) < connection.plaintextLimit(length)) {
      return state.result(Status.BUFFER_OVERFLOW, 0, 0);
    }
    int limit = source.limit();
    ByteOrder order = source.order();
    source.limit(position + length).order(ByteOrder.BIG_ENDIAN);
    int produced;
    try {
      produced = connection.unwrap(source, destinations, offset, count);
    } catch (SSLException e) {
      throw state.failed(e);
    } catch (RuntimeException e) {
      throw state.failed(e);
    } finally {
      source.limit(limit).position(position + length).order(order);
    }
    return state.result(state.inboundDone() ? Status.CLOSED : Status.OK, length, produced);
  }

  /** Returns the length of the record in the source, -1 if it is not there as a whole. */
  private int recordLength(Connection connection, ByteBuffer source) throws SSLException {
    int position = source.position();
    if (source.remaining() < RecordHeader.LENGTH) {
      return -1;
    }
    if (!RecordHeader.isSound(source, position)) {
      throw state.failed(Unsound.refuse(connection, source));
    }
    int length = RecordHeader.recordLength(source, position);
    return length <= source.remaining() ? length : -1;
  }
}
