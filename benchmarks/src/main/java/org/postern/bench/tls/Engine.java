// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.tls;

import java.security.Provider;

/** Postern's provider, once for the JVM. */
final class Engine {
  static final Provider PROVIDER = load();

  private Engine() {}

  private static Provider load() {
    try {
      return (Provider)
          Class.forName("org.postern.PosternProvider").getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
