// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.monitor;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Shows the counters and the identities to JMX where a program or an operator has started JMX; it
 * is not started for them. Whether it was, is looked at no more than every ten seconds.
 */
final class Registration {
  private static final long PAUSE = TimeUnit.SECONDS.toNanos(10);
  private static final boolean POSSIBLE =
      ModuleLayer.boot().findModule("java.management").isPresent();
  private static final AtomicLong NEXT = new AtomicLong(System.nanoTime());

  private static volatile boolean done = !POSSIBLE;

  private Registration() {}

  /** Registers them if that is due and possible. Never throws. */
  static void look() {
    if (done) {
      return;
    }
    long now = System.nanoTime();
    long next = NEXT.get();
    if (now - next >= 0 && NEXT.compareAndSet(next, now + PAUSE)) {
      attempt();
    }
  }

  /** Registers them if that is possible, for what happens too rarely to wait. Never throws. */
  static synchronized void attempt() {
    if (!done) {
      try {
        done = Beans.register();
      } catch (LinkageError | RuntimeException e) {
        done = true; // JMX is there, but not for us: nothing depends on it.
      }
    }
  }
}
