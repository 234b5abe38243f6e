// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.policy;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** The names of cipher suites that anybody has registered, as a program may write them. */
final class RegisteredSuites {

  private static final Set<String> NAMES =
      Arrays.stream(org.bouncycastle.tls.CipherSuite.class.getFields())
          .map(Field::getName)
          .filter(name -> name.startsWith("TLS_"))
          .collect(Collectors.toUnmodifiableSet());

  private RegisteredSuites() {}

  /** Returns whether there is such a suite. The oldest ones begin with SSL_ in JSSE. */
  static boolean has(String name) {
    return NAMES.contains(name.startsWith("SSL_") ? "TLS_" + name.substring(4) : name);
  }

  /** Returns whether it is no suite but a signal among them. */
  static boolean isSignal(String name) {
    return name.equals("TLS_EMPTY_RENEGOTIATION_INFO_SCSV") || name.equals("TLS_FALLBACK_SCSV");
  }
}
