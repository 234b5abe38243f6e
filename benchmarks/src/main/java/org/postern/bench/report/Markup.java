// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.report;

import java.util.Locale;

/** Text that goes into HTML, SVG or Markdown: files of results may come from anybody. */
final class Markup {
  private Markup() {}

  /** Returns the text for an element's content or a quoted attribute of HTML or SVG. */
  static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(point -> {
          switch (point) {
            case '&' -> escaped.append("&amp;");
            case '<' -> escaped.append("&lt;");
            case '>' -> escaped.append("&gt;");
            case '"' -> escaped.append("&quot;");
            case '\'' -> escaped.append("&#39;");
            default -> escaped.appendCodePoint(allowed(point) ? point : '\uFFFD');
          }
        });
    return escaped.toString();
  }

  /** Returns the text for a cell of a Markdown table: one line, without markup of its own. */
  static String cell(String text) {
    return text.replaceAll("\\s+", " ")
        .replaceAll("\\p{Cntrl}", "\uFFFD")
        .replaceAll("([\\\\`*_\\[\\]|#!])", "\\\\$1")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;");
  }

  /** Returns a coordinate with a tenth of a pixel. */
  static String pixels(double value) {
    String text = String.format(Locale.ROOT, "%.1f", value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  /** XML 1.0 has no control characters besides tab and the ends of lines. */
  private static boolean allowed(int point) {
    return point == '\t'
        || point == '\n'
        || point == '\r'
        || point >= 0x20 && point <= 0xD7FF
        || point >= 0xE000 && point <= 0xFFFD
        || point >= 0x10000;
  }
}
