// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.keys;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Does something again and again, in a daemon thread of its own. */
public final class Poller implements AutoCloseable {
  private final ScheduledExecutorService executor;

  /** Begins; the first time is after the pause. What the task throws is logged. */
  public Poller(String name, Duration pause, Runnable task) {
    executor =
        Executors.newSingleThreadScheduledExecutor(runnable -> {
          Thread thread = new Thread(runnable, name);
          thread.setDaemon(true);
          return thread;
        });
    long nanoseconds = pause.toNanos();
    executor.scheduleWithFixedDelay(
        () -> attempt(name, task), nanoseconds, nanoseconds, TimeUnit.NANOSECONDS);
  }

  /** The executor would never again do what has thrown anything, and tell nobody. */
  private static void attempt(String name, Runnable task) {
    try {
      task.run();
    } catch (Throwable e) {
      report(name, e);
    }
  }

  /** Where memory is short the message may fail as well. */
  private static void report(String name, Throwable failure) {
    try {
      System.getLogger("org.postern.keys.ServerIdentity")
          .log(Level.ERROR, name + ": this time it failed; it is tried again", failure);
    } catch (Throwable e) {
      // It is tried again all the same.
    }
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
