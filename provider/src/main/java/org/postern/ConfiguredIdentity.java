// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern;

import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.postern.keys.ServerIdentity;

/**
 * The identity that system properties and environment configure, for key managers that a server's
 * own configuration asks for. It is there as long as the JVM is, like the provider that has it.
 */
final class ConfiguredIdentity implements Supplier<@Nullable ServerIdentity> {

  private @Nullable Postern postern;

  @Override
  public synchronized @Nullable ServerIdentity get() {
    Postern known = postern;
    if (known == null) {
      known = Postern.create(PosternConfig.load(Map.of(), System.getProperties(), System.getenv()));
      postern = known;
    }
    return known.identity().orElse(null);
  }
}
