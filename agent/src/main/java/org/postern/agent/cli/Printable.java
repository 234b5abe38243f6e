// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.cli;

/** Makes text from the network safe for a terminal and keeps every fact on one line. */
final class Printable {

  private Printable() {}

  /** Replaces control, format and unpaired surrogate characters by their {@code \\uXXXX} form. */
  static String line(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints()
        .forEach(c -> {
          if (isSafe(c)) {
            safe.appendCodePoint(c);
          } else {
            for (char unit : Character.toChars(c)) {
              safe.append(String.format("\\u%04x", (int) unit));
            }
          }
        });
    return safe.toString();
  }

  private static boolean isSafe(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
