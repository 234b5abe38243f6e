// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jsse;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.postern.internal.handshake.Connection;

/**
 * The connection of a socket and the socket underneath. Whoever writes holds {@link #writing},
 * whoever reads application data {@link #reading}; the handshake has {@link #shaking} to itself and
 * is over before the others begin.
 */
final class SocketLink {

  /** How long a last word to the peer may take. */
  static final Duration LAST_WORD = Duration.ofSeconds(2);

  final Socket under;
  final boolean autoClose;
  final ReentrantLock shaking = new ReentrantLock();
  final ReentrantLock reading = new ReentrantLock();
  final ReentrantLock writing = new ReentrantLock();
  private final @Nullable InputStream consumed;
  private @Nullable RecordReader reader;
  private volatile @Nullable OutputStream out;
  private volatile @Nullable Connection connection;
  private volatile boolean established;
  private volatile boolean closed;
  private volatile @Nullable IOException failure;

  /**
   * @param autoClose whether the socket underneath is closed with this one
   * @param consumed what was read from it before, null if nothing
   */
  SocketLink(Socket under, boolean autoClose, @Nullable InputStream consumed) {
    this.under = under;
    this.autoClose = autoClose;
    this.consumed = consumed;
  }

  @Nullable Connection connection() {
    return connection;
  }

  void open(Connection opened) {
    connection = opened;
  }

  boolean established() {
    return established;
  }

  void establish() {
    established = true;
  }

  boolean closed() {
    return closed;
  }

  /** Returns false if it was closed before. */
  boolean close() {
    synchronized (shaking) {
      boolean first = !closed;
      closed = true;
      return first;
    }
  }

  boolean broken() {
    return failure != null;
  }

  /** Throws where nothing can be sent or received any more. */
  void checkUsable() throws IOException {
    if (closed) {
      throw new SocketException("the socket is closed");
    }
    IOException before = failure;
    if (before != null) {
      throw new SSLException("the connection failed before: " + before.getMessage(), before);
    }
    if (!under.isConnected()) {
      throw new SocketException("the socket is not connected");
    }
  }

  /** Returns the records that come in, for the one that reads. */
  RecordReader reader() throws IOException {
    RecordReader known = reader;
    if (known == null) {
      InputStream in = under.getInputStream();
      known = new RecordReader(consumed == null ? in : new ReplayedInput(consumed, in), !autoClose);
      reader = known;
    }
    return known;
  }

  /** Sends what is in the buffer, and empties it; with the lock held. */
  void send(ByteBuffer buffer) throws IOException {
    OutputStream known = out;
    if (known == null) {
      known = under.getOutputStream();
      out = known;
    }
    known.write(buffer.array(), 0, buffer.position());
    buffer.clear();
  }

  /** Sends what the protocol itself has to say; with the lock held. */
  void sendOwn(Connection c, ByteBuffer buffer) throws IOException {
    int length = c.pendingOutput();
    while (length > 0) {
      if (buffer.remaining() < length) {
        send(buffer);
      }
      c.drain(buffer);
      length = c.pendingOutput();
    }
  }

  /**
   * Sends what the protocol itself has to say, unless somebody writes, who will do it afterwards.
   */
  void sendOwn(Connection c) throws IOException {
    while (c.pendingOutput() > 0 && writing.tryLock()) {
      ByteBuffer buffer = BufferPool.take();
      try {
        sendOwn(c, buffer);
        send(buffer);
        known().flush();
      } finally {
        writing.unlock();
        BufferPool.give(buffer);
      }
    }
  }

  private OutputStream known() throws IOException {
    OutputStream known = out;
    return known != null ? known : under.getOutputStream();
  }

  /**
   * Ends the connection for a failure: tells the peer, if that can be done soon, and closes the
   * socket underneath. Returns what the caller is to be told.
   */
  IOException fail(IOException e) {
    if (closed) {
      SocketException told = new SocketException("the socket was closed meanwhile");
      told.initCause(e);
      return told;
    }
    if (failure == null) {
      failure = e;
    }
    Connection c = connection;
    if (c != null && c.pendingOutput() > 0) {
      Watchdog.Watch watch = Watchdog.set(LAST_WORD, this::closeUnderSoon);
      try {
        sendOwn(c);
      } catch (IOException ignored) {
        // The peer is gone; the first failure is what counts.
      } finally {
        Watchdog.take(watch);
      }
    }
    if (autoClose) {
      closeUnder();
    }
    return e;
  }

  /**
   * Closes the socket underneath without ever waiting: a socket of TLS may wait for its own peer,
   * and whoever watches the time has others to look after.
   */
  void closeUnderSoon() {
    if (!(under instanceof SSLSocket)) {
      closeUnder();
      return;
    }
    Thread closing = new Thread(this::closeUnder, "postern-tls-closing");
    closing.setDaemon(true);
    closing.start();
  }

  /** Closes the socket underneath, from whatever thread. */
  void closeUnder() {
    try {
      under.close();
    } catch (IOException e) {
      // It is of no use any more either way.
    }
  }
}
