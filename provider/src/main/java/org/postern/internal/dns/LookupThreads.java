// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.dns;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** The daemon threads of a resolver: two that verify signatures, and one that watches the clock. */
final class LookupThreads {
  private static final int THREADS = 2;
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private LookupThreads() {}

  static ScheduledThreadPoolExecutor start() {
    return start(THREADS, "postern-dns-");
  }

  /** A thread of its own for deadlines, which expensive signatures must not hold up. */
  static ScheduledThreadPoolExecutor startAlarms() {
    return start(1, "postern-dns-deadline-");
  }

  private static ScheduledThreadPoolExecutor start(int threads, String name) {
    ThreadFactory factory = task -> newThread(task, name + NUMBER.incrementAndGet());
    ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(threads, factory);
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
