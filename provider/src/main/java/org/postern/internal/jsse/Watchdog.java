// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jsse;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Acts on what takes too long. One thread for the whole JVM, which looks four times a second, and
 * only while there is something to look at: setting a watch and taking it away costs next to
 * nothing.
 */
final class Watchdog implements Runnable {

  /** Something that must be over in time. */
  static final class Watch {
    private final long deadline;
    private final Runnable bite;

    private Watch(Duration limit, Runnable bite) {
      this.deadline = System.nanoTime() + limit.toNanos();
      this.bite = bite;
    }
  }

  private static final long TICK_NANOS = Duration.ofMillis(250).toNanos();
  private static final int IDLE_TICKS = 40;
  private static final Watchdog SHARED = new Watchdog();

  private final Set<Watch> watches = ConcurrentHashMap.newKeySet();
  private volatile @Nullable Thread thread;

  private Watchdog() {}

  /** Has the bite run, which must not block, unless the watch is taken away in time. */
  static Watch set(Duration limit, Runnable bite) {
    Watch watch = new Watch(limit, bite);
    SHARED.watches.add(watch);
    if (SHARED.thread == null) {
      SHARED.start();
    }
    return watch;
  }

  /** Takes a watch away. */
  static void take(@Nullable Watch watch) {
    if (watch != null) {
      SHARED.watches.remove(watch);
    }
  }

  private synchronized void start() {
    if (thread == null) {
      Thread made = new Thread(this, "postern-tls-watchdog");
      made.setDaemon(true);
      made.setContextClassLoader(null);
      thread = made;
      made.start();
    }
  }

  private synchronized boolean stop() {
    if (watches.isEmpty()) {
      thread = null; // whoever sets a watch from now on starts another
      return true;
    }
    return false;
  }

  @Override
  public void run() {
    int idle = 0;
    while (true) {
      LockSupport.parkNanos(this, TICK_NANOS);
      if (!watches.isEmpty()) {
        idle = 0;
        look();
      } else if (++idle >= IDLE_TICKS && stop()) {
        return;
      }
    }
  }

  private void look() {
    long now = System.nanoTime();
    for (Watch watch : watches) {
      if (now - watch.deadline >= 0 && watches.remove(watch)) {
        try {
          watch.bite.run();
        } catch (RuntimeException e) {
          // A socket of somebody else's making; the others have to be looked at all the same.
        }
      }
    }
  }
}
