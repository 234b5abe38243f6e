// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.ocsp;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/** The thread that looks at all certificates when one of them is due. Started when needed. */
final class StapleWorker implements AutoCloseable {
  private static final long LONGEST_WAIT = 60_000;

  private final Logger logger = System.getLogger("org.postern.ocsp.StapleStore");
  private final Refresher refresher;
  private final InstantSource clock;
  private final ThreadFactory threads;
  private @Nullable Thread thread;
  private boolean woken;
  private boolean closed;

  StapleWorker(Refresher refresher, InstantSource clock) {
    this(refresher, clock, StapleWorker::thread);
  }

  StapleWorker(Refresher refresher, InstantSource clock, ThreadFactory threads) {
    this.refresher = refresher;
    this.clock = clock;
    this.threads = threads;
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "postern-ocsp");
    thread.setDaemon(true);
    thread.setContextClassLoader(StapleWorker.class.getClassLoader());
    return thread;
  }

  /** Has everything looked at soon. What keeps a thread from starting is thrown. */
  synchronized void wake() {
    woken = true;
    if (closed) {
      return;
    }
    if (thread == null) {
      Thread started = threads.newThread(this::run);
      started.start();
      thread = started; // Not before it runs: the next call tries again.
    }
    notifyAll();
  }

  private void run() {
    try {
      lookAgainAndAgain();
    } finally {
      synchronized (this) {
        if (thread == Thread.currentThread()) {
          thread = null; // Whatever ended it, the next chain starts another one.
        }
      }
    }
  }

  private void lookAgainAndAgain() {
    while (true) {
      long wait = look();
      synchronized (this) {
        if (!woken && refresher.count() == 0) {
          thread = null; // Nobody holds a chain any more. Within the lock, so that none is missed.
          return;
        }
        try {
          if (!woken && wait > 0) {
            wait(wait);
          }
        } catch (InterruptedException e) {
          return;
        }
        woken = false;
        if (closed) {
          return;
        }
      }
    }
  }

  /** Returns for how long there is nothing to do, in milliseconds. */
  private long look() {
    try {
      Instant next = refresher.look();
      return Math.min(Duration.between(clock.instant(), next).toMillis(), LONGEST_WAIT);
    } catch (Throwable e) {
      // Also an Error, such as of memory that is short now: there is no other thread to do this.
      logger.log(Level.ERROR, "cannot look after OCSP responses, will try again", e);
      return LONGEST_WAIT;
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (thread != null) {
      thread.interrupt();
    }
    notifyAll();
  }
}
