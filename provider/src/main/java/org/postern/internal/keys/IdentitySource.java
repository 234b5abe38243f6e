// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.keys;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postern.keys.ReloadGate;

/**
 * The files of one identity, and what was had of them last. Files that change are read when two
 * looks in a row have found them alike, so that what is written in several steps is not taken in
 * between, and a change that the clock of the file system does not show cannot be missed. What is
 * read is used only if no file changed meanwhile, key and certificates belong together, and, where
 * there is something good to show already, it is valid now. Not thread-safe.
 */
final class IdentitySource {
  private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);

  private final IdentityFiles files;
  private final IdentityReader reader;
  private final ReloadGate gate;

  private @Nullable List<FileStamp> seen;
  private @Nullable List<FileStamp> taken;
  private @Nullable String judged;
  private List<KeyAndChain> current = List.of();
  private List<KeyAndChain> next = List.of();
  private Instant asked = Instant.MIN;
  private @Nullable Instant askAgain;
  private @Nullable Instant lastReload;
  private @Nullable String unreadable;
  private @Nullable String unsound;
  private @Nullable String waiting;
  private List<String> warnings = List.of();

  IdentitySource(IdentityReader reader, ReloadGate gate) {
    this.files = reader.files();
    this.reader = reader;
    this.gate = gate;
  }

  IdentityFiles files() {
    return files;
  }

  /** Returns what is to be shown; empty as long as the files were never sound. */
  List<KeyAndChain> current() {
    return current;
  }

  @Nullable Instant lastReload() {
    return lastReload;
  }

  List<String> warnings() {
    return warnings;
  }

  /** Returns why the files as they are now are not used; null if they are. */
  @Nullable String problem() {
    return Stream.of(unreadable, unsound, waiting)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /**
   * Looks at the files.
   *
   * @param atOnce whether to read them now, as an operator asks for who knows that they are
   *     complete
   */
  SourceOutcome look(boolean atOnce, Instant now) {
    try {
      if (atOnce || isChangedAndQuiet()) {
        read(atOnce);
      }
      if (!next.isEmpty() && mayUse(atOnce, now)) {
        current = next;
        next = List.of();
        waiting = null;
        lastReload = now;
        return new SourceOutcome.Replaced();
      }
    } catch (UnusableIdentityException e) {
      unreadable = e.getMessage();
    }
    String refused = unreadable == null ? unsound : unreadable;
    if (refused != null) {
      return new SourceOutcome.Refused(refused);
    }
    return waiting == null ? new SourceOutcome.Same() : new SourceOutcome.Waiting(waiting);
  }

  private boolean isChangedAndQuiet() {
    List<FileStamp> stamps = StableFiles.look(files.all());
    boolean quiet = stamps.equals(seen);
    seen = stamps;
    return quiet && (unreadable != null || !stamps.equals(taken));
  }

  private void read(boolean atOnce) throws UnusableIdentityException {
    StableFiles read = StableFiles.read(files.all());
    try {
      unreadable = null;
      if (!atOnce && !read.stamps().equals(seen)) {
        seen = read.stamps();
        return;
      }
      taken = null;
      warnings =
          files.secret().stream().map(KeyFileModes::problem).filter(Objects::nonNull).toList();
      String digest = read.digest();
      if (!digest.equals(judged)) {
        judged = null;
        judge(read);
        judged = digest;
      }
      // What is read at once can be written again within the same tick of the file system's clock:
      // it counts as not taken, so that it is looked at once more, as after an unforeseen failure.
      taken = atOnce ? null : read.stamps();
    } finally {
      read.forget();
    }
  }

  private void judge(StableFiles read) {
    next = List.of();
    unsound = null;
    waiting = null;
    askAgain = null;
    try {
      List<KeyAndChain> found = reader.read(read);
      if (!isCurrent(found)) {
        next = found;
      }
    } catch (UnusableIdentityException e) {
      unsound = e.getMessage();
    }
  }

  private boolean isCurrent(List<KeyAndChain> found) {
    return found.size() == current.size() && found.stream().allMatch(this::isCurrent);
  }

  private boolean isCurrent(KeyAndChain found) {
    return current.stream().anyMatch(each -> each.isSameAs(found.key(), found.chain()));
  }

  private boolean mayUse(boolean atOnce, Instant now) {
    if (current.isEmpty()) {
      return true; // Better than nothing: under DANE-EE an old certificate is as good as a new one.
    }
    if (current.stream().anyMatch(each -> !now.isAfter(notAfter(each)))) {
      for (KeyAndChain each : next) {
        if (now.isAfter(notAfter(each)) && !isCurrent(each)) {
          unsound = files.chain() + ": the certificate ended " + notAfter(each) + " already";
          next = List.of();
          waiting = null;
          return false;
        }
        Instant notBefore = each.chain().get(0).getNotBefore().toInstant();
        if (now.isBefore(notBefore)) {
          waiting = files.chain() + ": the certificate is not valid before " + notBefore;
          return false;
        }
      }
    }
    return passesGate(atOnce, now);
  }

  private boolean passesGate(boolean atOnce, Instant now) {
    boolean isEarly = askAgain != null && now.isBefore(askAgain) && !now.isBefore(asked);
    if (isEarly && !atOnce) {
      return false;
    }
    asked = now; // A clock that was set back since then does not make the wait longer.
    for (KeyAndChain each : next) {
      if (!isCurrent(each) && ask(each, now) instanceof ReloadGate.Wait wait) {
        waiting = files.describe() + ": " + wait.reason();
        askAgain = wait.askAgain();
        return false;
      }
    }
    return true;
  }

  private ReloadGate.Decision ask(KeyAndChain each, Instant now) {
    try {
      return gate.mayUse(each.chain(), predecessor(each));
    } catch (RuntimeException e) {
      return new ReloadGate.Wait(
          now.plus(AFTER_FAILURE),
          "whether it may be used could not be found out ("
              + UnusableIdentityException.reason(e)
              + ")");
    }
  }

  /** Returns what is shown now in its place: the key of the same kind, or else the first. */
  private List<X509Certificate> predecessor(KeyAndChain key) {
    return current.stream()
        .filter(each -> each.key().getAlgorithm().equals(key.key().getAlgorithm()))
        .findFirst()
        .orElse(current.get(0))
        .chain();
  }

  private static Instant notAfter(KeyAndChain key) {
    return key.chain().get(0).getNotAfter().toInstant();
  }
}
