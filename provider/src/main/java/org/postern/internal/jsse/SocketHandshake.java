// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jsse;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.postern.internal.handshake.ClientAuthentication;
import org.postern.internal.handshake.Connection;

/** The one handshake of a socket, in whichever thread comes first, and within its time. */
final class SocketHandshake {

  private static final Duration GRACE = Duration.ofSeconds(1);

  /** Opens the connection when the handshake begins. */
  interface Opening {
    Connection open() throws SSLException;
  }

  private final SocketLink link;
  private final Opening opening;
  private final Duration limit;
  private long started;
  private volatile boolean late;
  private ClientAuthentication demanded = ClientAuthentication.NONE;

  SocketHandshake(SocketLink link, Duration limit, Opening opening) {
    this.link = link;
    this.limit = limit;
    this.opening = opening;
  }

  /**
   * Has the handshake done, if it is not; goes on where a time-out has interrupted it.
   *
   * @return whether it was done here
   */
  boolean ensure(Parameters parameters) throws IOException {
    if (link.established()) {
      return false;
    }
    link.shaking.lock();
    try {
      if (link.established()) {
        return false;
      }
      link.checkUsable();
      shake(parameters);
      return true;
    } finally {
      link.shaking.unlock();
    }
  }

  /** Does what a program may mean by asking for the handshake again. */
  void again(Parameters parameters) throws IOException {
    link.checkUsable();
    Again.check(parameters, demanded);
  }

  private void shake(Parameters parameters) throws IOException {
    Watchdog.@Nullable Watch watch = null;
    try {
      Connection connection = link.connection();
      if (connection == null) {
        started = System.nanoTime();
        demanded = parameters.clientAuthentication();
        connection = opening.open();
        watch = watch();
        link.open(connection);
        connection.begin();
      } else {
        watch = watch();
      }
      exchange(connection);
      link.establish();
    } catch (SocketTimeoutException e) {
      throw e; // the program's own limit on one read: it may try again
    } catch (IOException e) {
      throw link.fail(late ? tooLate(e) : e);
    } catch (RuntimeException e) {
      throw link.fail(new SSLException("the handshake failed inside: " + e, e));
    } finally {
      Watchdog.take(watch);
    }
  }

  private void exchange(Connection connection) throws IOException {
    RecordReader reader = link.reader();
    link.sendOwn(connection);
    while (connection.isHandshaking()) {
      connection.receive(next(connection, reader));
      reader.consumed();
      // Nagle's algorithm would have the rest of the flight wait until the beginning of it is
      // acknowledged, and a server that has nothing to say delays that.
      if (!connection.hasBegunFlight()) {
        link.sendOwn(connection);
      }
    }
    link.sendOwn(connection);
    if (late) {
      throw new SSLException("the end of the handshake came after its time");
    }
  }

  private ByteBuffer next(Connection connection, RecordReader reader) throws IOException {
    try {
      ByteBuffer record = reader.next();
      if (record != null) {
        return record;
      }
    } catch (RecordReader.UnsoundException e) {
      throw Unsound.refuse(connection, reader.unsound());
    }
    if (late) {
      connection.closeOutbound();
    } else {
      connection.inputEnded();
    }
    throw new SSLHandshakeException("the peer closed the connection during the handshake");
  }

  private Watchdog.@Nullable Watch watch() {
    return limit.isZero()
        ? null
        : Watchdog.set(limit.minusNanos(System.nanoTime() - started), this::tooLong);
  }

  /** Ends a read at once, so that the peer can be told; what that does not end, closing does. */
  private void tooLong() {
    late = true;
    Watchdog.set(GRACE, link::closeUnderSoon);
    if (link.under instanceof SSLSocket) {
      return; // it may well wait for its own peer
    }
    try {
      link.under.shutdownInput();
    } catch (IOException e) {
      link.closeUnder();
    }
  }

  private SSLHandshakeException tooLate(IOException cause) {
    SSLHandshakeException e =
        new SSLHandshakeException(
            "the handshake did not end within "
                + limit.toMillis()
                + " ms; the peer is too slow or silent");
    e.initCause(cause);
    return e;
  }
}
