// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jsse;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.postern.internal.handshake.Connection;

/** How a socket is closed: with a last word to the peer where that can be said soon. */
final class SocketClosing {

  private static final long PATIENCE_MILLIS = 100;

  private final SocketLink link;
  private final SocketInput in;

  SocketClosing(SocketLink link, SocketInput in) {
    this.link = link;
    this.in = in;
  }

  void run() throws IOException {
    Connection connection = link.connection();
    if (connection != null && !link.broken()) {
      try {
        sayGoodbye(connection);
      } catch (IOException e) {
        // The peer is gone, which is as good.
      }
    }
    if (link.autoClose) {
      link.under.close();
    }
  }

  private void sayGoodbye(Connection connection) throws IOException {
    if (link.established()) {
      goodbye(connection, link.writing);
      if (link.autoClose) {
        in.discardReceived();
      } else {
        in.drainToClose(connection, SocketLink.LAST_WORD);
      }
    } else {
      goodbye(connection, link.shaking);
    }
  }

  /** Sends close_notify unless another thread is busy with the connection. */
  private void goodbye(Connection connection, ReentrantLock lock) throws IOException {
    if (!acquire(lock)) {
      return;
    }
    Watchdog.Watch watch = Watchdog.set(SocketLink.LAST_WORD, link::closeUnderSoon);
    try {
      connection.closeOutbound();
      link.sendOwn(connection);
    } finally {
      Watchdog.take(watch);
      lock.unlock();
    }
  }

  private static boolean acquire(ReentrantLock lock) {
    try {
      return lock.tryLock(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return lock.tryLock();
    }
  }
}
