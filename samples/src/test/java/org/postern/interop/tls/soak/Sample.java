// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop.tls.soak;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/**
 * What there was at one moment, after a garbage collection.
 *
 * @param heap octets in use
 * @param sessions in the caches of all contexts
 */
record Sample(
    long seconds,
    long handshakes,
    long resumed,
    long refused,
    long octets,
    long heap,
    int threads,
    long handles,
    int sessions) {
  private static final long MORE_HEAP = 8L << 20;
  private static final int MORE_THREADS = 3;
  private static final int MORE_HANDLES = 12;

  static Sample take(long seconds, SoakServer server, SoakClients clients) {
    System.gc();
    var system = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return new Sample(
        seconds,
        clients.handshakes(),
        clients.resumed(),
        clients.refused(),
        clients.octets(),
        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
        ManagementFactory.getThreadMXBean().getThreadCount(),
        system.getOpenFileDescriptorCount(),
        server.sessions() + clients.sessions());
  }

  static Sample most(Sample a, Sample b) {
    return new Sample(
        b.seconds,
        b.handshakes,
        b.resumed,
        b.refused,
        b.octets,
        Math.max(a.heap, b.heap),
        Math.max(a.threads, b.threads),
        Math.max(a.handles, b.handles),
        Math.max(a.sessions, b.sessions));
  }

  static Sample least(Sample a, Sample b) {
    return new Sample(
        b.seconds,
        b.handshakes,
        b.resumed,
        b.refused,
        b.octets,
        Math.min(a.heap, b.heap),
        Math.min(a.threads, b.threads),
        Math.min(a.handles, b.handles),
        Math.min(a.sessions, b.sessions));
  }

  /** What grew; sessions may do so up to what the caches hold. */
  List<String> growthOver(Sample earlier) {
    List<String> growth = new ArrayList<>();
    if (heap > earlier.heap + earlier.heap / 10 + MORE_HEAP) {
      growth.add("heap from " + earlier.heap + " to " + heap);
    }
    if (threads > earlier.threads + MORE_THREADS) {
      growth.add("threads from " + earlier.threads + " to " + threads);
    }
    if (handles > earlier.handles + MORE_HANDLES) {
      growth.add("file handles from " + earlier.handles + " to " + handles);
    }
    if (sessions > SoakClients.MOST_SESSIONS) {
      growth.add("sessions to " + sessions + ", the caches hold " + SoakClients.MOST_SESSIONS);
    }
    return growth;
  }

  @Override
  public String toString() {
    return String.format(
        "%6d s: %d handshakes, %d resumed, %d refused, %d MiB, heap %.1f MiB, %d threads,"
            + " %d handles, %d sessions",
        seconds,
        handshakes,
        resumed,
        refused,
        octets >> 20,
        heap / 1048576.0,
        threads,
        handles,
        sessions);
  }
}
