// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.cli;

import java.io.Console;
import java.lang.reflect.InvocationTargetException;

/** Whether somebody looks at what is printed. */
final class Terminal {
  private static final int HAS_IS_TERMINAL = 22;

  private Terminal() {}

  /** Returns whether standard output moves the cursor when told to. */
  static boolean isInteractive() {
    Console console = System.console();
    String kind = System.getenv("TERM");
    if (console == null || kind == null || kind.equals("dumb")) {
      return false;
    }
    if (Runtime.version().feature() < HAS_IS_TERMINAL) {
      return true;
    }
    try {
      // Since JDK 22 there is a console also where there is no terminal.
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
      return false;
    }
  }
}
