// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.tls;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * CPU time and allocation of the thread while one side works. The other side's work falls between
 * {@link #stop} and {@link #start} and does not count.
 */
final class Meter {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private long cpuStarted;
  private long bytesStarted;
  private long nanos;
  private long bytes;
  private long operations;

  void start() {
    bytesStarted = THREADS.getCurrentThreadAllocatedBytes();
    cpuStarted = THREADS.getCurrentThreadCpuTime();
  }

  void stop() {
    nanos += THREADS.getCurrentThreadCpuTime() - cpuStarted;
    bytes += THREADS.getCurrentThreadAllocatedBytes() - bytesStarted;
  }

  /** Tells that one of what is counted is complete. */
  void completed() {
    operations++;
  }

  void reset() {
    nanos = 0;
    bytes = 0;
    operations = 0;
  }

  long operations() {
    return operations;
  }

  /** Returns the CPU time of one operation, in microseconds. */
  double micros() {
    return nanos / 1e3 / operations;
  }

  /** Returns the octets allocated by one operation. */
  double allocated() {
    return (double) bytes / operations;
  }
}
