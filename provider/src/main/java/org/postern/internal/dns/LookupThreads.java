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
    ThreadFactory factory = task -> newThread(task, "postern-dns-" + NUMBER.incrementAndGet());
    ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(THREADS, factory);
    executor.setRemoveOnCancelPolicy(true);
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    return executor;
  }

  /** Makes a thread that keeps nothing of whoever asks first alive, such as an application. */
  static Thread newThread(Runnable task, String name) {
    Thread thread = new Thread(null, task, name, 0, false);
    thread.setContextClassLoader(LookupThreads.class.getClassLoader());
    thread.setDaemon(true);
    return thread;
  }
}
