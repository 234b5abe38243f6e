// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.keys;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postern.internal.monitor.IdentityWatch;

/** Tells of what happens to identities: each change once. One thread at a time. */
public final class IdentityReports {
  private final Logger log;
  private final ExpiryWatch expiry;
  private final Map<String, String> told = new HashMap<>();
  private final Map<String, Set<String>> warned = new HashMap<>();

  /** Tells it there. */
  public IdentityReports(Logger log) {
    this.log = log;
    this.expiry = new ExpiryWatch(log);
  }

  void expiry(List<OwnedKey> keys, Instant now) {
    expiry.look(keys, now);
  }

  void report(String files, SourceOutcome outcome, List<OwnedKey> shown, List<String> warnings) {
    Set<String> known = warned.getOrDefault(files, Set.of());
    warnings.stream()
        .filter(each -> !known.contains(each))
        .forEach(each -> log.log(Level.WARNING, "{0}", each));
    warned.put(files, new HashSet<>(warnings));
    String was = told.get(files);
    if (outcome instanceof SourceOutcome.Replaced) {
      told.remove(files);
      log.log(Level.INFO, "{0}: shown to clients from now on: {1}", files, words(shown));
      record(files, "replaced", shown, null);
    } else if (outcome instanceof SourceOutcome.Waiting waits) {
      if (!Objects.equals(was, waits.reason())) {
        told.put(files, waits.reason());
        log.log(Level.INFO, "not used yet: {0}; until then, what was shown is", waits.reason());
        record(files, "waiting", shown, waits.reason());
      }
    } else if (outcome instanceof SourceOutcome.Refused refused) {
      if (!Objects.equals(was, refused.reason())) {
        told.put(files, refused.reason());
        log.log(
            Level.WARNING,
            "not used: {0}; {1}",
            refused.reason(),
            shown.isEmpty() ? "nothing of it is shown" : "what was shown before is shown on");
        record(files, "refused", shown, refused.reason());
      }
    } else if (was != null) {
      told.remove(files);
      log.log(Level.INFO, "{0}: the files have again what is shown: {1}", files, words(shown));
    }
  }

  private static void record(
      String files, String outcome, List<OwnedKey> shown, @Nullable String reason) {
    IdentityWatch.reloaded(
        files,
        outcome,
        words(shown),
        shown.stream().mapToLong(key -> key.certificate().getNotAfter().getTime()).min().orElse(0),
        reason);
  }

  private static String words(List<OwnedKey> shown) {
    return shown.stream().map(OwnedKey::describe).collect(Collectors.joining("; "));
  }
}
