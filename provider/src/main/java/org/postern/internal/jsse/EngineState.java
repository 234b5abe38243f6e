// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jsse;

import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.postern.internal.handshake.Connection;

/**
 * What wrap and unwrap of an engine share. While the handshake lasts both hold {@link #lock};
 * afterwards only what sends does.
 */
final class EngineState {

  /** Opens the connection when the handshake begins. */
  interface Opening {
    Connection open() throws SSLException;
  }

  final Object lock = new Object();
  final HandshakeTasks tasks = new HandshakeTasks();
  private final AtomicBoolean finished = new AtomicBoolean();
  private volatile @Nullable Connection connection;
  private volatile boolean broken;
  private volatile boolean inboundShut;
  private volatile boolean closing;

  @Nullable Connection connection() {
    return connection;
  }

  /**
   * Returns the connection, whose handshake begins here if it has not begun. Returns null if the
   * engine was closed before. To be called with the lock held.
   */
  @Nullable Connection begin(boolean client, Opening opening) throws SSLException {
    Connection known = connection;
    if (known != null || broken || closing) {
      return known;
    }
    try {
      Connection opened = opening.open();
      connection = opened;
      if (client) {
        tasks.add(opened::begin);
      } else {
        opened.begin(); // computes nothing before the ClientHello
      }
      return opened;
    } catch (SSLException e) {
      broken = true;
      throw e;
    }
  }

  /** Remembers that the connection failed, in whatever way. */
  SSLException failed(SSLException e) {
    broken = true;
    return e;
  }

  /** As {@link #failed(SSLException)}, for what should not happen. */
  SSLException failed(RuntimeException e) {
    return failed(new SSLException("the connection failed inside: " + e, e));
  }

  /** Returns whether there will never be anything to send or receive but what is pending. */
  private boolean failed() {
    Connection c = connection;
    return broken
        || tasks.hasFailed()
        || (c != null && !tasks.outstanding() && !c.isHandshaking() && c.session() == null);
  }

  /** Returns whether the handshake is complete and the program knows it. */
  boolean established() {
    return finished.get();
  }

  boolean inboundDone() {
    Connection c = connection;
    return inboundShut || failed() || (c != null && c.inboundClosed());
  }

  boolean outboundDone() {
    Connection c = connection;
    if (c == null) {
      return closing || broken;
    }
    return !tasks.outstanding()
        && !tasks.owesFailure()
        && (failed() || c.outboundClosed())
        && c.pendingOutput() == 0;
  }

  /** Returns whether the peer's close_notify is still missing. Nothing more is read. */
  boolean shutInbound() {
    Connection c = connection;
    boolean missing = !inboundShut && c != null && !inboundDone();
    inboundShut = true;
    return missing;
  }

  /** Wants the outbound side closed, as soon as no task runs. */
  void close() {
    closing = true;
    synchronized (lock) {
      if (tasks.cancel()) {
        settleClose();
      }
    }
  }

  /** Closes the outbound side if that is wanted; with the lock held and no task outstanding. */
  void settleClose() {
    Connection c = connection;
    if (closing && c != null && !failed() && !c.outboundClosed()) {
      try {
        c.closeOutbound();
      } catch (SSLException e) {
        broken = true;
      }
    }
  }

  HandshakeStatus status() {
    Connection c = connection;
    if (c == null) {
      return HandshakeStatus.NOT_HANDSHAKING;
    }
    if (tasks.outstanding()) {
      return HandshakeStatus.NEED_TASK;
    }
    if (c.pendingOutput() > 0 || tasks.owesFailure()) {
      return HandshakeStatus.NEED_WRAP;
    }
    if (failed()) {
      return HandshakeStatus.NOT_HANDSHAKING;
    }
    if (c.outboundClosed()) {
      return HandshakeStatus.NOT_HANDSHAKING;
    }
    if (closing || (!c.isHandshaking() && !finished.get())) {
      return HandshakeStatus.NEED_WRAP; // for close_notify, or to be told that it is FINISHED
    }
    if (!c.isHandshaking()) {
      return HandshakeStatus.NOT_HANDSHAKING;
    }
    return inboundDone() ? HandshakeStatus.NEED_WRAP : HandshakeStatus.NEED_UNWRAP;
  }

  /** Makes a result; the first one after the end of the handshake tells of it. */
  SSLEngineResult result(Status status, int consumed, int produced) {
    HandshakeStatus handshake = finishes() ? HandshakeStatus.FINISHED : status();
    return new SSLEngineResult(status, handshake, consumed, produced);
  }

  private boolean finishes() {
    Connection c = connection;
    return !finished.get()
        && c != null
        && !tasks.outstanding()
        && !c.isHandshaking()
        && c.session() != null
        && c.pendingOutput() == 0
        && !failed()
        && finished.compareAndSet(false, true);
  }
}
