// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.rollover;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.postern.keys.ReloadGate;
import org.postern.keys.ServerIdentity;

/** Holds new keys back until their TLSA records are known to the world. Thread-safe. */
public final class TlsaGate implements ReloadGate {
  private static final Logger LOG = System.getLogger(ServerIdentity.class.getName());

  private final Rollover rollover;

  /** Makes the gate. */
  public TlsaGate(Rollover rollover) {
    this.rollover = rollover;
  }

  /** Looks up the records of a chain that is shown from the start, and logs where it fails them. */
  public void begin(List<X509Certificate> chain) {
    CompletableFuture<Void> unused =
        rollover.look(chain, refused -> LOG.log(Level.WARNING, "{0}", refused));
  }

  @Override
  public Decision mayUse(List<X509Certificate> next, List<X509Certificate> current) {
    Rollover.Outcome outcome = rollover.decide(next, current);
    if (outcome instanceof Rollover.Outcome.Wait wait) {
      return new Wait(wait.askAgain(), wait.reason());
    }
    LOG.log(
        outcome instanceof Rollover.Outcome.UseAndWarn ? Level.WARNING : Level.INFO,
        "the new key of {0} is put to use: {1}",
        next.get(0).getSubjectX500Principal().getName(),
        outcome.reason());
    return new UseNow();
  }
}
