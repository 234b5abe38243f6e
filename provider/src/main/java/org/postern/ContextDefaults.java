// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern;

import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.postern.internal.jsse.ContextSettings;

/**
 * The settings of a provider's contexts, from system properties and environment, read when they are
 * first needed: a provider is made while the JVM puts its list of providers together, when nothing
 * that needs one can run.
 */
final class ContextDefaults implements Supplier<ContextSettings> {

  private @Nullable ContextSettings settings;

  @Override
  public synchronized ContextSettings get() {
    ContextSettings known = settings;
    if (known == null) {
      known =
          new Settings(PosternConfig.load(Map.of(), System.getProperties(), System.getenv()))
              .context();
      settings = known;
    }
    return known;
  }
}
