// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.monitor;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.jspecify.annotations.Nullable;

/** The CPU time of a thread, if this Java can tell it: {@code java.management} is optional. */
final class CpuClock {
  private static final @Nullable Clock CLOCK = find();

  private CpuClock() {}

  private interface Clock {
    long nanoseconds();
  }

  /** Returns the CPU time of the current thread in nanoseconds; -1 if it is unknown. */
  static long now() {
    return CLOCK == null ? -1 : CLOCK.nanoseconds();
  }

  private static @Nullable Clock find() {
    try {
      return ModuleLayer.boot().findModule("java.management").isPresent() ? Threads.clock() : null;
    } catch (LinkageError | RuntimeException e) {
      return null; // It is there, but not for us.
    }
  }

  private static final class Threads {
    static @Nullable Clock clock() {
      ThreadMXBean threads = ManagementFactory.getThreadMXBean();
      return threads.isCurrentThreadCpuTimeSupported() && threads.isThreadCpuTimeEnabled()
          ? threads::getCurrentThreadCpuTime
          : null;
    }
  }
}
