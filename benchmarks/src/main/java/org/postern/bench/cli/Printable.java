// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.cli;

/** Text for a terminal: what a file or a user gave moves no cursor and hides nothing. */
final class Printable {
  private static final int LONGEST = 500;

  private Printable() {}

  /** Returns one line in which each control or formatting character is a question mark. */
  static String line(String text) {
    StringBuilder line = new StringBuilder();
    text.codePoints()
        .limit(LONGEST)
        .forEach(point -> {
          int type = Character.getType(point);
          boolean shown =
              type != Character.CONTROL
                  && type != Character.FORMAT
                  && type != Character.SURROGATE
                  && type != Character.LINE_SEPARATOR
                  && type != Character.PARAGRAPH_SEPARATOR;
          line.appendCodePoint(shown ? point : '?');
        });
    return line.toString();
  }
}
