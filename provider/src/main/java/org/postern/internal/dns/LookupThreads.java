// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.dns;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** The two daemon threads that verify signatures and watch deadlines. */
final class LookupThreads {
  private static final int THREADS = 2;
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private LookupThreads() {}

  static ScheduledThreadPoolExecutor start() {
    ThreadFactory factory =
        task -> {
          Thread thread = new Thread(task, "postern-dns-" + NUMBER.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        };
    ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(THREADS, factory);
    executor.setRemoveOnCancelPolicy(true);
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    return executor;
  }
}
