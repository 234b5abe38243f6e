// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.ocsp;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** The thread that looks at all certificates when one of them is due. Started when needed. */
final class StapleWorker implements AutoCloseable {
  private final Logger logger = System.getLogger("org.postern.ocsp.StapleStore");
  private final Refresher refresher;
  private final InstantSource clock;
  private @Nullable Thread thread;
  private boolean woken;
  private boolean closed;

  StapleWorker(Refresher refresher, InstantSource clock) {
    this.refresher = refresher;
    this.clock = clock;
  }

  /** Has everything looked at soon. */
  synchronized void wake() {
    woken = true;
    if (closed) {
      return;
    }
    if (thread == null) {
      thread = new Thread(this::run, "postern-ocsp");
      thread.setDaemon(true);
      thread.setContextClassLoader(StapleWorker.class.getClassLoader());
      thread.start();
    }
    notifyAll();
  }

  private void run() {
    while (true) {
      Instant next = look();
      synchronized (this) {
        if (!woken && refresher.count() == 0) {
          thread = null; // Nobody holds a chain any more: the next one starts another thread.
          return;
        }
        long wait = Duration.between(clock.instant(), next).toMillis();
        try {
          if (!woken && wait > 0) {
            wait(Math.min(wait, 60_000));
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

  private Instant look() {
    try {
      return refresher.look();
    } catch (RuntimeException e) {
      logger.log(Level.ERROR, "cannot look after OCSP responses, will try again", e);
      return clock.instant().plusSeconds(60);
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
