// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.keys;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/**
 * Decides when a new key may be put to use, as where its TLSA record has to be known to the world
 * first (RFC 7671 section 8.1). It is asked by the thread that looks after the files, never within
 * a handshake; it may ask others, in bounded time. Implementations are thread-safe.
 */
@FunctionalInterface
public interface ReloadGate {

  /** Everything is put to use at once. */
  ReloadGate OPEN = (next, current) -> new UseNow();

  /**
   * Decides about certificates that were read and found to be sound. It is not asked about the
   * first ones: where there is nothing else, they are used. An exception counts as waiting.
   *
   * @param next the chain that would be shown, its own certificate first
   * @param current the chain that is shown now
   */
  Decision mayUse(List<X509Certificate> next, List<X509Certificate> current);

  /** What was decided. */
  sealed interface Decision {}

  /** The new key and its certificates are used for all handshakes that begin from now on. */
  record UseNow() implements Decision {}

  /**
   * The certificates of before are shown for now.
   *
   * @param askAgain when to ask again; an explicit {@link ServerIdentity#reload} asks earlier
   * @param reason what is waited for, for people
   */
  record Wait(Instant askAgain, String reason) implements Decision {}
}
