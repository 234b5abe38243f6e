// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.ocsp;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.postern.ocsp.Stapled;

/**
 * The chains that a key manager has shown, by their first certificates, with what there is for
 * them. A chain gives way to another one only after it was not shown for as long as the longest
 * pause between two requests: so handshakes, whatever chains they show, cause no requests beyond
 * the schedule. Thread-safe; a chain that is known is found without a lock.
 */
final class KnownChains {
  private static final Logger LOGGER = System.getLogger("org.postern.ocsp.StapleStore");
  private static final long IDLE = FetchTimes.LONGEST_PAUSE.toNanos();
  private static final long TRY_AGAIN = FetchTimes.SOONEST.toNanos();

  /** A chain; without what there is for it while it is looked at. */
  private static final class Known {
    private volatile @Nullable Stapled stapled;
    private volatile long used;
    private boolean failed;

    Known(long now) {
      used = now;
    }
  }

  private final Map<X509Certificate, Known> known = new ConcurrentHashMap<>();
  private final Function<List<X509Certificate>, Stapled> store;
  private final Executor executor;
  private final int most;
  private final LongSupplier nanoTime;
  private boolean full;
  private long fullUntil;

  /**
   * @param store what has responses
   * @param executor where a chain is looked at that first turns up in a handshake
   * @param most how many are remembered
   */
  KnownChains(
      Function<List<X509Certificate>, Stapled> store,
      Executor executor,
      int most,
      LongSupplier nanoTime) {
    this.store = store;
    this.executor = executor;
    this.most = most;
    this.nanoTime = nanoTime;
  }

  /** Looks at a chain at once. */
  void add(X509Certificate[] chain) {
    Known added = admit(chain[0], nanoTime.getAsLong());
    if (added != null) {
      added.stapled = store.apply(List.of(chain));
    }
  }

  /** Returns what there is for a chain; null if it was not seen before: it is looked at then. */
  @Nullable Stapled find(X509Certificate[] chain) {
    long now = nanoTime.getAsLong();
    Known found = known.get(chain[0]);
    if (found == null) {
      found = admit(chain[0], now);
      if (found != null) {
        look(found, List.of(chain));
      }
      return null;
    }
    Stapled stapled = found.stapled;
    if (stapled == null) {
      lookAgain(found, chain, now);
    } else {
      found.used = now;
    }
    return stapled;
  }

  /** Makes room for a chain; null if it is known, or there is no room. */
  private synchronized @Nullable Known admit(X509Certificate first, long now) {
    if (known.containsKey(first) || known.size() >= most && !makeRoom(now)) {
      return null;
    }
    Known added = new Known(now);
    known.put(first, added);
    return added;
  }

  private boolean makeRoom(long now) {
    if (full && now - fullUntil < 0) {
      return false;
    }
    Map.Entry<X509Certificate, Known> oldest = null;
    for (Map.Entry<X509Certificate, Known> entry : known.entrySet()) {
      if (oldest == null || entry.getValue().used - oldest.getValue().used < 0) {
        oldest = entry;
      }
    }
    if (oldest != null && now - oldest.getValue().used >= IDLE) {
      known.remove(oldest.getKey());
      full = false;
      return true;
    }
    if (!full) {
      LOGGER.log(
          Level.WARNING,
          "a key manager shows more than " + most + " chains: nothing is stapled for others");
    }
    full = true;
    fullUntil = oldest == null ? now : oldest.getValue().used + IDLE;
    return false;
  }

  private void lookAgain(Known found, X509Certificate[] chain, long now) {
    synchronized (found) {
      if (!found.failed || now - found.used < TRY_AGAIN) {
        return;
      }
      found.failed = false;
      found.used = now;
    }
    look(found, List.of(chain));
  }

  private void look(Known added, List<X509Certificate> chain) {
    try {
      executor.execute(() -> {
        try {
          added.stapled = store.apply(chain);
        } catch (Throwable e) {
          failed(added, chain, e);
        }
      });
    } catch (Throwable e) {
      failed(added, chain, e); // No thread, for one: that must not end the handshake.
    }
  }

  private void failed(Known added, List<X509Certificate> chain, Throwable cause) {
    synchronized (added) {
      added.failed = true;
      added.used = nanoTime.getAsLong();
    }
    LOGGER.log(
        Level.ERROR,
        "cannot look after OCSP responses for " + Words.subject(chain.get(0)) + ", will try again",
        cause);
  }
}
