// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.tls;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * CPU time, wall time and allocation of the thread while one side works, and what it sends. The
 * other side's work falls between {@link #stop} and {@link #start} and does not count. Not for use
 * by several threads at once.
 */
public final class Meter {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private long cpuStarted;
  private long wallStarted;
  private long bytesStarted;
  private long cpu;
  private long wall;
  private long bytes;
  private long sent;
  private long operations;

  /** The side begins its turn, in this thread. */
  public void start() {
    bytesStarted = THREADS.getCurrentThreadAllocatedBytes();
    wallStarted = System.nanoTime();
    cpuStarted = THREADS.getCurrentThreadCpuTime();
  }

  /** The side's turn is over, in the same thread. */
  public void stop() {
    cpu += THREADS.getCurrentThreadCpuTime() - cpuStarted;
    wall += System.nanoTime() - wallStarted;
    bytes += THREADS.getCurrentThreadAllocatedBytes() - bytesStarted;
  }

  /** Counts octets on the wire. */
  public void sent(long octets) {
    sent += octets;
  }

  /** Tells that one of what is counted is complete. */
  public void completed() {
    operations++;
  }

  /** Adds another's account to this one. */
  public void add(Meter other) {
    cpu += other.cpu;
    wall += other.wall;
    bytes += other.bytes;
    sent += other.sent;
    operations += other.operations;
  }

  void reset() {
    cpu = 0;
    wall = 0;
    bytes = 0;
    sent = 0;
    operations = 0;
  }

  long operations() {
    return operations;
  }

  /** Returns the CPU time of one operation, in microseconds. */
  double micros() {
    return cpu / 1e3 / operations;
  }

  /** Returns the time of one operation by the clock, in microseconds. */
  double wall() {
    return wall / 1e3 / operations;
  }

  /** Returns the octets allocated by one operation. */
  double allocated() {
    return (double) bytes / operations;
  }

  /** Returns the octets sent by one operation. */
  double sent() {
    return (double) sent / operations;
  }
}
