// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.postern.bench.result.Estimate;
import org.postern.bench.result.Figure;
import org.postern.bench.result.Figures;
import org.postern.bench.result.ResultFile;

/**
 * One figure that both files have.
 *
 * @param before in the first file
 * @param after in the second file
 */
public record Change(Figure before, Figure after) {
  private static final double PERCENT = 100;

  /** Returns the change in percent of the first value; NaN if that is zero. */
  public double percent() {
    double first = before.estimate().mean();
    return first == 0 ? Double.NaN : PERCENT * (after.estimate().mean() / first - 1);
  }

  /** Returns whether the error bars overlap, so that the change may be none. */
  public boolean withinError() {
    Estimate first = before.estimate();
    return first.overlaps(after.estimate());
  }

  /** Returns the figures that both files have, in the order of the first. */
  public static List<Change> between(ResultFile a, ResultFile b) {
    Map<String, Figure> later = byId(b);
    List<Change> changes = new ArrayList<>();
    byId(a)
        .forEach((id, figure) -> {
          Figure other = later.get(id);
          if (other != null && other.unit().equals(figure.unit())) {
            changes.add(new Change(figure, other));
          }
        });
    return changes;
  }

  /** Returns the names of the figures of the first file that the second does not have. */
  public static List<String> onlyIn(ResultFile a, ResultFile b) {
    Map<String, Figure> later = byId(b);
    return byId(a).entrySet().stream()
        .filter(entry -> {
          Figure other = later.get(entry.getKey());
          return other == null || !other.unit().equals(entry.getValue().unit());
        })
        .map(Map.Entry::getKey)
        .toList();
  }

  private static Map<String, Figure> byId(ResultFile file) {
    Map<String, Figure> figures = new LinkedHashMap<>();
    Figures.of(file).forEach(figure -> figures.putIfAbsent(figure.id(), figure));
    return figures;
  }
}
