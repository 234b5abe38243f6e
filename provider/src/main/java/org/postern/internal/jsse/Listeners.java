// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jsse;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.HandshakeCompletedEvent;
import javax.net.ssl.HandshakeCompletedListener;
import org.jspecify.annotations.Nullable;

/** Those who want to know of the end of a socket's handshake. */
final class Listeners {

  private final List<HandshakeCompletedListener> all = new CopyOnWriteArrayList<>();

  void add(@Nullable HandshakeCompletedListener listener) {
    if (listener == null) {
      throw new IllegalArgumentException("the listener is null");
    }
    all.add(listener);
  }

  void remove(@Nullable HandshakeCompletedListener listener) {
    if (listener == null || !all.remove(listener)) {
      throw new IllegalArgumentException("this listener was not added");
    }
  }

  /** Tells them on a thread of their own, so that none can hold the connection up. */
  void tell(HandshakeCompletedEvent event) {
    if (all.isEmpty()) {
      return;
    }
    List<HandshakeCompletedListener> now = List.copyOf(all);
    Thread thread =
        new Thread(
            () -> now.forEach(listener -> listener.handshakeCompleted(event)),
            "postern-handshake-completed");
    thread.setDaemon(true);
    thread.start();
  }
}
