// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postern.bench.result.Estimate;
import org.postern.bench.result.Figure;
import org.postern.bench.result.Figures;
import org.postern.bench.result.JmhResult;
import org.postern.bench.result.Measured;
import org.postern.bench.result.Names;

/** Recognises figures that differ in one parameter with numbers: threads=1, threads=2. */
final class Growth {
  private static final Pattern ONE = Pattern.compile("([A-Za-z]{1,40})=([0-9]{1,9})");
  private static final int FEWEST = 3;
  private static final int MOST = 8;

  private Growth() {}

  /**
   * Returns charts of lines, one for each side, if each lane has a value for each of at least three
   * steps; none if the figures are something else.
   */
  static List<Chart> charts(String title, List<Figure> figures) {
    Map<String, List<Figure>> sides = new LinkedHashMap<>();
    figures.forEach(figure ->
        sides.computeIfAbsent(figure.label().side(), side -> new ArrayList<>()).add(figure));
    List<Chart> charts = new ArrayList<>();
    for (List<Figure> side : sides.values()) {
      Chart chart = chart(title, side);
      if (chart == null) {
        return List.of();
      }
      charts.add(chart);
    }
    return charts;
  }

  /** Returns charts over several runs of the same benchmark that differ in one parameter. */
  static List<Chart> across(List<Measured> runs) {
    Map<String, Map<Long, List<Figure>>> families = new TreeMap<>();
    for (Measured run : runs) {
      if (run.jmh().size() == 1) {
        JmhResult result = run.jmh().get(0);
        result
            .parameters()
            .forEach((name, value) -> {
              if (ONE.matcher(name + "=" + value).matches()) {
                Map<String, String> others = new TreeMap<>(result.parameters());
                others.remove(name);
                others.remove("lanes");
                families
                    .computeIfAbsent(
                        name + "\n" + result.benchmark() + others, key -> new TreeMap<>())
                    .putIfAbsent(Long.valueOf(value), Figures.of(run));
              }
            });
      }
    }
    List<Chart> charts = new ArrayList<>();
    families.forEach((key, steps) -> {
      if (steps.size() >= FEWEST && charts.size() < MOST) {
        charts.addAll(family(key.substring(0, key.indexOf('\n')), runs, steps));
      }
    });
    return charts;
  }

  private static List<Chart> family(
      String parameter, List<Measured> runs, Map<Long, List<Figure>> steps) {
    Map<String, List<Figure>> quantities = new LinkedHashMap<>();
    steps.forEach((step, figures) ->
        figures.forEach(figure ->
            quantities
                .computeIfAbsent(
                    figure.label().quantity() + figure.unit(), name -> new ArrayList<>())
                .add(
                    new Figure(
                        figure.run(),
                        parameter + "=" + step,
                        figure.label(),
                        figure.unit(),
                        figure.values()))));
    String title = runs.get(0).subject().title();
    return quantities.values().stream()
        .flatMap(figures -> charts(title, figures).stream())
        .toList();
  }

  private static @Nullable Chart chart(String title, List<Figure> figures) {
    Map<String, TreeMap<Long, Figure>> lanes = new LinkedHashMap<>();
    TreeSet<Long> steps = new TreeSet<>();
    String across = "";
    for (Figure figure : figures) {
      Matcher matcher = ONE.matcher(figure.parameters());
      if (!matcher.matches() || !across.isEmpty() && !across.equals(matcher.group(1))) {
        return null;
      }
      across = matcher.group(1);
      Long step = Long.valueOf(matcher.group(2));
      steps.add(step);
      lanes.computeIfAbsent(Names.lane(figure.label()), name -> new TreeMap<>()).put(step, figure);
    }
    if (steps.size() < FEWEST
        || lanes.values().stream().anyMatch(all -> !all.keySet().equals(steps))) {
      return null;
    }
    List<GrowthChart.Curve> curves = new ArrayList<>();
    lanes.forEach((name, all) -> {
      List<Estimate> points = all.values().stream().map(Figure::estimate).toList();
      int style = Styles.of(all.firstEntry().getValue().label().stack());
      curves.add(new GrowthChart.Curve(name, style, curves.size(), points));
    });
    Figure any = figures.get(0);
    return new GrowthChart(
        Charts.capital(title) + ": " + Names.account(any.label()),
        across,
        steps.stream().map(String::valueOf).toList(),
        any.unit(),
        curves);
  }
}
