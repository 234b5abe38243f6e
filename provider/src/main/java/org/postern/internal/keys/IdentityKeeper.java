// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.keys;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.postern.internal.monitor.IdentityBoard;
import org.postern.keys.IdentityStatus;
import org.postern.keys.ReloadGate;
import org.postern.ocsp.Stapled;

/**
 * Keeps the keys of several identities as their files have them. Whoever looks at the files waits
 * for others who do; handshakes wait for nobody. Thread-safe.
 */
public final class IdentityKeeper {

  /** An identity as of the last look. */
  private record Held(
      String files,
      List<OwnedKey> keys,
      @Nullable Instant lastReload,
      @Nullable String problem,
      List<String> warnings) {}

  private final List<IdentitySource> sources = new ArrayList<>();
  private final LiveKeys live;
  private final Function<List<X509Certificate>, @Nullable Stapled> stapler;
  private final InstantSource clock;
  private final IdentityReports reports;
  private final ReentrantLock looking = new ReentrantLock();
  private final Map<IdentitySource, List<OwnedKey>> shown = new HashMap<>();
  private final Map<IdentitySource, String> failures = new HashMap<>();
  private boolean unpublished;
  private long made;
  private volatile List<Held> held = List.of();

  /**
   * Keeps these; nothing is read yet.
   *
   * @param readers of the identities
   * @param gate decides when new keys are used
   * @param live where the keys go
   * @param stapler has the OCSP responses of chains, null for those that it has none of
   * @param reports where what happens is told
   */
  public IdentityKeeper(
      List<IdentityReader> readers,
      ReloadGate gate,
      LiveKeys live,
      Function<List<X509Certificate>, @Nullable Stapled> stapler,
      InstantSource clock,
      IdentityReports reports) {
    readers.forEach(reader -> sources.add(new IdentitySource(reader, gate)));
    this.live = live;
    this.stapler = stapler;
    this.clock = clock;
    this.reports = reports;
  }

  /**
   * Looks at all files.
   *
   * @param atOnce whether to read them even if they do not seem to have changed
   * @return whether other keys or certificates than before are shown
   */
  public boolean look(boolean atOnce) {
    looking.lock();
    try {
      Instant now = clock.instant();
      Map<IdentitySource, SourceOutcome> outcomes = new LinkedHashMap<>();
      for (IdentitySource source : sources) {
        outcomes.put(source, outcome(source, atOnce, now));
      }
      boolean changed = unpublished;
      if (changed) {
        live.replace(sources.stream().flatMap(each -> shown(each).stream()).toList(), now);
        unpublished = false;
      }
      live.forget(now);
      held = sources.stream().map(this::held).toList();
      outcomes.forEach((source, outcome) ->
          reports.report(source.files().describe(), outcome, shown(source), source.warnings()));
      reports.expiry(live.now(), now);
      IdentityBoard.look();
      return changed;
    } finally {
      looking.unlock();
    }
  }

  /** Whatever goes wrong with one identity, the others are looked at, and it is looked at again. */
  private SourceOutcome outcome(IdentitySource source, boolean atOnce, Instant now) {
    failures.remove(source);
    try {
      SourceOutcome outcome = source.look(atOnce, now);
      if (isShown(source)) {
        return outcome;
      }
      shown.put(source, own(source));
      unpublished = true;
      return outcome instanceof SourceOutcome.Same ? new SourceOutcome.Replaced() : outcome;
    } catch (RuntimeException | Error e) {
      String failure =
          source.files().describe()
              + ": it could not be put to use, and is tried again ("
              + UnusableIdentityException.reason(e)
              + ")";
      failures.put(source, failure);
      return new SourceOutcome.Refused(failure);
    }
  }

  /** Returns whether what is shown is what the source has, which may have failed before. */
  private boolean isShown(IdentitySource source) {
    List<KeyAndChain> current = source.current();
    List<OwnedKey> keys = shown(source);
    if (current.size() != keys.size()) {
      return false;
    }
    for (int i = 0; i < keys.size(); i++) {
      if (!isSame(current.get(i), keys.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSame(KeyAndChain key, OwnedKey owned) {
    return key.isSameAs(owned.key(), List.of(owned.chain()));
  }

  /** Returns how it stands with each identity, as of the last look; with the staples as of now. */
  public List<IdentityStatus> status() {
    String name = live.defaultName();
    return held.stream()
        .map(each ->
            new IdentityStatus(
                each.files,
                each.keys.stream().map(key -> status(key, name)).toList(),
                each.lastReload,
                each.problem,
                each.warnings))
        .toList();
  }

  private static IdentityStatus.Shown status(OwnedKey key, @Nullable String defaultName) {
    X509Certificate certificate = key.certificate();
    Stapled stapled = key.stapled();
    return new IdentityStatus.Shown(
        certificate.getSubjectX500Principal().getName(),
        key.names(),
        key.kind(),
        defaultName == null || key.isFor(defaultName),
        certificate.getNotBefore().toInstant(),
        certificate.getNotAfter().toInstant(),
        List.of(key.chain()),
        stapled == null ? List.of() : stapled.status());
  }

  private Held held(IdentitySource source) {
    return new Held(
        source.files().describe(),
        shown(source),
        source.lastReload(),
        failures.getOrDefault(source, source.problem()),
        source.warnings());
  }

  private List<OwnedKey> shown(IdentitySource source) {
    return shown.getOrDefault(source, List.of());
  }

  /** A key that has not changed keeps its name, and its OCSP responses. */
  private List<OwnedKey> own(IdentitySource source) {
    List<OwnedKey> before = shown(source);
    List<OwnedKey> own = new ArrayList<>();
    for (KeyAndChain each : source.current()) {
      own.add(
          before.stream().filter(old -> isSame(each, old)).findFirst().orElseGet(() -> own(each)));
    }
    return own;
  }

  private OwnedKey own(KeyAndChain key) {
    return new OwnedKey(
        "identity-" + ++made,
        key.key(),
        key.chain().toArray(X509Certificate[]::new),
        stapler.apply(key.chain()));
  }
}
