// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what another process does; the interop runs have no other clock to share with it. */
public final class Await {
  private static final long STEP = TimeUnit.MILLISECONDS.toNanos(100);

  private Await() {}

  /**
   * Returns as soon as {@code condition} holds; fails, naming what was awaited, when it does not
   * within the limit.
   */
  public static void until(String what, Duration limit, BooleanSupplier condition) {
    long end = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("waited " + limit.toSeconds() + " s in vain for " + what);
      }
      LockSupport.parkNanos(STEP);
    }
  }
}
