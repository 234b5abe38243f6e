// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop.tls.soak;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.postern.interop.tls.TlsLab;

/**
 * Runs clients against servers of our engine within one JVM and prints a line per interval. Ends
 * with an exception if memory, threads, file handles or sessions grow, or if a connection fails
 * that should not.
 *
 * <p>{@code java ... org.postern.interop.tls.soak.Soak [duration, PT1H] [threads, 4]}
 */
public final class Soak {
  private static final int LEAST_SAMPLES = 5;

  private final Duration duration;
  private final Duration interval;
  private final int threads;
  private final List<Sample> samples = new ArrayList<>();

  Soak(Duration duration, Duration interval, int threads) {
    this.duration = duration;
    this.interval = interval;
    this.threads = threads;
  }

  public static void main(String[] arguments) throws Exception {
    Duration duration = Duration.parse(arguments.length > 0 ? arguments[0] : "PT1H");
    int threads = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 4;
    System.out.println(new Soak(duration, Duration.ofMinutes(1), threads).run());
  }

  /** Runs to the end; returns the last sample. */
  Sample run() throws Exception {
    try (TlsLab lab = new TlsLab();
        SoakServer server = new SoakServer(lab);
        SoakClients clients = new SoakClients(lab, server, threads)) {
      long begin = System.nanoTime();
      long left = duration.toNanos();
      while (left > 0) {
        LockSupport.parkNanos(Math.min(interval.toNanos(), left));
        left = duration.toNanos() - (System.nanoTime() - begin);
        Sample sample =
            Sample.take(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin), server, clients);
        samples.add(sample);
        System.out.println(sample);
        clients.rethrow();
      }
    }
    check();
    return samples.get(samples.size() - 1);
  }

  /** The first quarter is for warming up: caches fill and classes load. */
  private void check() {
    if (samples.size() < LEAST_SAMPLES) {
      throw new IllegalStateException("too short: " + samples.size() + " samples");
    }
    int warm = Math.max(2, samples.size() / 4);
    Sample most = samples.subList(0, warm).stream().reduce(Sample::most).orElseThrow();
    List<Sample> late =
        samples.subList(samples.size() - Math.max(1, samples.size() / 4), samples.size());
    Sample least = late.stream().reduce(Sample::least).orElseThrow();
    List<String> growth = least.growthOver(most);
    if (!growth.isEmpty()) {
      throw new IllegalStateException("grown since the first quarter: " + growth);
    }
  }
}
