// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.smtp;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Remembers plans until they expire, and lets all who ask at the same time wait for one planning.
 * Thread-safe; holds at most {@value #MOST} plans, the least recently used go first.
 */
final class PlanCache {

  static final int MOST = 1000;

  /** What was asked for. */
  record Key(String nextHop, int port, boolean relay) {}

  private final Clock clock;
  private final Map<Key, CompletableFuture<DeliveryPlan>> plans =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(
            Map.Entry<Key, CompletableFuture<DeliveryPlan>> eldest) {
          return size() > MOST;
        }
      };

  PlanCache(Clock clock) {
    this.clock = clock;
  }

  /** Returns a future of the caller's own: cancelling it disturbs nobody else. */
  CompletableFuture<DeliveryPlan> get(Key key, Supplier<CompletableFuture<DeliveryPlan>> planning) {
    CompletableFuture<DeliveryPlan> mine = new CompletableFuture<>();
    synchronized (plans) {
      CompletableFuture<DeliveryPlan> known = plans.get(key);
      if (known != null && isFresh(known)) {
        return known.copy();
      }
      plans.put(key, mine);
    }
    // Outside the lock: planning asks the resolver.
    try {
      planning
          .get()
          .whenComplete((plan, failure) -> {
            if (plan != null) {
              mine.complete(plan);
            } else {
              mine.completeExceptionally(failure);
            }
          });
    } catch (Throwable t) {
      // Else whoever asks for this next hop, now or later, would wait for a plan that never comes.
      mine.completeExceptionally(t);
    }
    return mine.copy();
  }

  private boolean isFresh(CompletableFuture<DeliveryPlan> known) {
    return !known.isDone()
        || (!known.isCompletedExceptionally() && known.join().expires().isAfter(clock.instant()));
  }
}
