// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.report;

import java.util.ArrayList;
import java.util.List;

/** Breaks text into lines: SVG does not. */
final class Lines {
  private static final int MOST = 4;

  private Lines() {}

  /** Returns the text in lines of at most this width, cut off after the fourth. */
  static List<String> wrap(String text, double width, double letter) {
    int room = Math.max(8, (int) (width / letter));
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ")) {
      String rest = word;
      if (!line.isEmpty() && line.length() + 1 + rest.length() > room) {
        lines.add(line.toString());
        line.setLength(0);
      }
      while (rest.length() > room) {
        lines.add(rest.substring(0, room));
        rest = rest.substring(room);
      }
      line.append(line.isEmpty() ? "" : " ").append(rest);
      if (lines.size() > MOST) {
        break;
      }
    }
    if (!line.isEmpty() || lines.isEmpty()) {
      lines.add(line.toString());
    }
    if (lines.size() <= MOST) {
      return lines;
    }
    List<String> cut = new ArrayList<>(lines.subList(0, MOST));
    cut.set(MOST - 1, cut.get(MOST - 1) + " …");
    return cut;
  }
}
