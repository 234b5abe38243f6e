// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop.differential;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One row of the table of differences.
 *
 * @param pattern which combinations: {@code *} stands for anything but a slash, {@code {a,b}} for
 *     either
 */
record ArguedDifference(
    String pattern, String ours, String posttls, String openssl, String rfc, String argument) {

  /**
   * Reads the rows of all tables whose first column is headed "Combinations".
   *
   * @throws IllegalArgumentException if a row lacks a column or says nothing in one
   */
  static List<ArguedDifference> read(Path markdown) {
    List<ArguedDifference> rows = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(markdown)) {
        if (line.startsWith("| `")) {
          rows.add(parse(line));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }

  private static ArguedDifference parse(String line) {
    String[] cells = line.strip().substring(1).split("\\|");
    if (cells.length != 6) {
      throw new IllegalArgumentException("expected six columns: " + line);
    }
    for (int i = 0; i < cells.length; i++) {
      cells[i] = cells[i].strip();
      if (cells[i].isEmpty()) {
        throw new IllegalArgumentException("column " + (i + 1) + " is empty: " + line);
      }
    }
    if (!cells[4].matches(".*RFC \\d+ section .*")) {
      throw new IllegalArgumentException("no RFC and section: " + line);
    }
    return new ArguedDifference(
        cells[0].replace("`", ""), cells[1], cells[2], cells[3], cells[4], cells[5]);
  }

  boolean covers(Comparison comparison) {
    return FileSystems.getDefault()
            .getPathMatcher("glob:" + pattern)
            .matches(Path.of(comparison.combination().id()))
        && comparison.ours().verdict().label().equals(ours)
        && comparison.posttls().verdict().label().equals(posttls)
        && comparison.opensslVerdict().label().equals(openssl);
  }
}
