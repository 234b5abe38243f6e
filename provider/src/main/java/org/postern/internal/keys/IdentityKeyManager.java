// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.keys;

import java.time.InstantSource;
import java.util.List;
import org.postern.internal.ocsp.StaplingKeys;
import org.postern.ocsp.Stapled;

/** Chooses among keys that somebody keeps OCSP responses for. */
public final class IdentityKeyManager extends PkixKeyManager implements StaplingKeys {
  private final Keys keys;

  /** Makes the manager. */
  public IdentityKeyManager(Keys keys, InstantSource clock) {
    super(keys, clock);
    this.keys = keys;
  }

  @Override
  public List<byte[]> staples(String alias) {
    OwnedKey key = keys.byAlias(alias);
    Stapled stapled = key == null ? null : key.stapled();
    return stapled == null ? List.of() : stapled.responses();
  }
}
