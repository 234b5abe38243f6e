// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postern.bench.result.Estimate;
import org.postern.bench.result.Figure;
import org.postern.bench.result.Measured;
import org.postern.bench.result.Names;

/** Recognises figures that differ in one parameter with numbers: threads=1, threads=2. */
final class Growth {
  private static final Pattern ONE = Pattern.compile("([A-Za-z]{1,40})=([0-9]{1,9})");
  private static final int FEWEST = 3;

  private Growth() {}

  /** Returns a chart of lines, if each lane has a value for each of at least three steps. */
  static Optional<Chart> chart(Measured run, List<Figure> figures) {
    Map<String, TreeMap<Long, Figure>> lanes = new LinkedHashMap<>();
    String across = "";
    for (Figure figure : figures) {
      Matcher matcher = ONE.matcher(figure.parameters());
      if (!matcher.matches()) {
        return Optional.empty();
      }
      across = matcher.group(1);
      String side = figure.label().side().equals("both") ? "" : ", " + figure.label().side();
      lanes
          .computeIfAbsent(Names.lane(figure.label()) + side, name -> new TreeMap<>())
          .put(Long.valueOf(matcher.group(2)), figure);
    }
    List<Long> steps =
        lanes.values().stream().findFirst().map(all -> List.copyOf(all.keySet())).orElse(List.of());
    if (steps.size() < FEWEST
        || lanes.values().stream().anyMatch(all -> !List.copyOf(all.keySet()).equals(steps))) {
      return Optional.empty();
    }
    List<GrowthChart.Curve> curves = new ArrayList<>();
    lanes.forEach((name, all) -> {
      List<Estimate> points = all.values().stream().map(Figure::estimate).toList();
      int style = Styles.of(all.firstEntry().getValue().label().stack());
      curves.add(new GrowthChart.Curve(name, style, points));
    });
    Figure any = figures.get(0);
    return Optional.of(
        new GrowthChart(
            Charts.capital(run.title()) + ": " + Names.quantity(any.label().quantity()),
            across,
            steps.stream().map(String::valueOf).toList(),
            any.unit(),
            curves));
  }
}
