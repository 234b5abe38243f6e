// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.ocsp;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an operator is told: each state of a certificate once when it begins, again daily as long as
 * something is wrong, and that it is over. Thread-safe.
 */
final class StapleLog {
  private static final Duration AGAIN = Duration.ofDays(1);
  private static final int MOST = 4096;

  private record Said(String what, Instant at) {}

  private final Logger logger;
  private final Map<String, Said> said = new HashMap<>();
  private @Nullable String state;

  StapleLog(Logger logger) {
    this.logger = logger;
  }

  /**
   * Reports what is wrong with a certificate.
   *
   * @param kind tells states apart whose words may change, such as times
   */
  synchronized void wrong(String key, String kind, Level level, String message, Instant now) {
    Said last = said.get(key);
    if (last != null && last.what.equals(kind) && now.isBefore(last.at.plus(AGAIN))) {
      return;
    }
    if (said.size() >= MOST && last == null) {
      said.clear();
    }
    said.put(key, new Said(kind, now));
    logger.log(level, message);
  }

  /** Reports that all is well again, if something was wrong. */
  synchronized void well(String key, String message) {
    if (said.remove(key) != null) {
      logger.log(Level.INFO, message);
    }
  }

  /** Reports how it stands with the state directory, once for each change; null: well. */
  synchronized void state(@Nullable Level level, String message) {
    if (level == null) {
      state = null;
    } else if (!message.equals(state)) {
      state = message;
      logger.log(level, message);
    }
  }

  void once(String message) {
    logger.log(Level.WARNING, message);
  }
}
