// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.postern.bench.Better;
import org.postern.bench.result.Amount;
import org.postern.bench.result.Estimate;
import org.postern.bench.result.Figure;
import org.postern.bench.result.Figures;
import org.postern.bench.result.HeadlineFigure;
import org.postern.bench.result.Measured;
import org.postern.bench.result.Names;

/** Chooses how the figures of a run are drawn. */
final class Charts {
  private static final String MEDIAN = "p50";
  private static final String HIGH = "p99";
  private static final double ROOM = 1.04;

  /** Kinds apart, and in each of them the stacks in the order of their styles. */
  private static final Comparator<Figure> ORDER =
      Comparator.comparing((Figure figure) -> figure.label().side().equals("client"))
          .thenComparing(figure -> figure.label().kind())
          .thenComparing(figure -> Styles.of(figure.label().stack()));

  private Charts() {}

  /** Returns the ratios of these headlines, of those that have one. */
  static Optional<Chart> ratios(String title, List<HeadlineFigure> all, Better better) {
    Map<String, List<BarChart.Bar>> groups = new LinkedHashMap<>();
    double least = 1;
    double most = 1;
    Set<String> references = new LinkedHashSet<>();
    for (HeadlineFigure headline : all) {
      Estimate ratio = headline.ratio().orElse(null);
      if (ratio == null || !(ratio.mean() > 0) || headline.headline().better() != better) {
        continue;
      }
      least = Math.min(least, Math.max(ratio.low(), ratio.mean() / 2));
      most = Math.max(most, ratio.high());
      references.add(headline.referenceName());
      groups
          .computeIfAbsent(headline.run().title(), run -> new ArrayList<>())
          .add(
              new BarChart.Bar(
                  headline.words(),
                  Styles.of(headline.figure().label().stack()),
                  ratio.mean(),
                  ratio.low(),
                  ratio.high(),
                  Amount.ratio(ratio)));
    }
    if (groups.isEmpty()) {
      return Optional.empty();
    }
    String other = references.size() == 1 ? references.iterator().next() : "reference";
    String axis =
        better == Better.LESS
            ? "left of 1: less than " + other + " (better); right: more"
            : "right of 1: more than " + other + " (better); left: less";
    List<BarChart.Group> bars = new ArrayList<>();
    groups.forEach((run, rows) -> bars.add(new BarChart.Group(run, rows)));
    return Optional.of(new BarChart(title, axis, Scale.ratio(least, most), Charts::power, 1, bars));
  }

  /** Returns the charts of a run, the most telling first. */
  static List<Chart> of(Measured run) {
    List<Figure> figures = Figures.of(run).stream().sorted(ORDER).toList();
    List<Chart> charts = new ArrayList<>();
    Set<String> quantities = new LinkedHashSet<>();
    run.headlines()
        .forEach(headline ->
            Figures.named(headline.figure(), figures)
                .forEach(figure -> quantities.add(figure.label().quantity())));
    figures.forEach(figure -> quantities.add(figure.label().quantity()));
    if (quantities.contains(MEDIAN) && quantities.contains(HIGH)) {
      charts.add(latency(run, figures));
      quantities.remove(MEDIAN);
      quantities.remove(HIGH);
    }
    for (String quantity : quantities) {
      List<Figure> of =
          figures.stream().filter(figure -> figure.label().quantity().equals(quantity)).toList();
      for (String unit : of.stream().map(Figure::unit).distinct().toList()) {
        List<Figure> alike = of.stream().filter(figure -> figure.unit().equals(unit)).toList();
        List<Chart> lines = Growth.charts(run.title(), alike);
        charts.addAll(lines.isEmpty() ? List.of(bars(run, alike)) : lines);
      }
    }
    return charts;
  }

  private static Chart bars(Measured run, List<Figure> figures) {
    double most =
        figures.stream().map(Figure::estimate).mapToDouble(Estimate::high).max().orElse(1);
    String unit = figures.get(0).unit();
    Amount amount = Amount.of(most, unit);
    Map<String, List<BarChart.Bar>> groups = new LinkedHashMap<>();
    for (Figure figure : figures) {
      Estimate estimate = figure.estimate();
      String side = figure.label().side().equals("both") ? "" : figure.label().side();
      groups
          .computeIfAbsent(side, name -> new ArrayList<>())
          .add(
              new BarChart.Bar(
                  name(figure),
                  Styles.of(figure.label().stack()),
                  estimate.mean(),
                  Math.max(0, estimate.low()),
                  estimate.high(),
                  amount.number(estimate) + " " + amount.unit()));
    }
    List<BarChart.Group> bars = new ArrayList<>();
    groups.forEach((side, rows) -> bars.add(new BarChart.Group(capital(side), rows)));
    String quantity = Names.quantity(figures.get(0).label().quantity());
    return new BarChart(
        capital(run.title()) + ": " + quantity,
        axis(amount.unit(), unit),
        Scale.linear(most <= 0 ? 1 : most * ROOM),
        value -> plain(value / amount.divisor()),
        0,
        bars);
  }

  private static Chart latency(Measured run, List<Figure> figures) {
    List<LatencyChart.Row> rows = new ArrayList<>();
    for (Figure median : figures) {
      if (median.label().quantity().equals(MEDIAN)) {
        String other = median.label().toString().replaceFirst(MEDIAN + "$", HIGH);
        Figures.beside(median, other, figures)
            .ifPresent(high ->
                rows.add(
                    new LatencyChart.Row(
                        name(median),
                        Styles.of(median.label().stack()),
                        median.estimate().mean(),
                        high.estimate().mean())));
      }
    }
    String unit =
        figures.stream()
            .filter(f -> f.label().quantity().equals(MEDIAN))
            .findFirst()
            .map(Figure::unit)
            .orElse("us");
    double least = rows.stream().mapToDouble(LatencyChart.Row::median).min().orElse(1);
    double most = rows.stream().mapToDouble(LatencyChart.Row::high).max().orElse(1);
    double low = least > 0 ? least : 1;
    return new LatencyChart(
        capital(run.title()) + ": latency",
        Scale.logarithmic(low, Math.max(most, low * 2)),
        unit,
        rows.stream().sorted(Comparator.comparingDouble(LatencyChart.Row::median)).toList());
  }

  static String name(Figure figure) {
    String parameters = figure.parameters();
    return Names.lane(figure.label()) + (parameters.isEmpty() ? "" : ", " + parameters);
  }

  static String capital(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + text.substring(1);
  }

  private static String axis(String amount, String unit) {
    return unit.endsWith("/op")
        ? amount + " of one operation; the bars begin at zero"
        : amount.equals("/s")
            ? "per second; the bars begin at zero"
            : amount + "; the bars begin at zero";
  }

  private static String power(double value) {
    return value >= 1 ? plain(value) : "1/" + plain(1 / value);
  }

  private static String plain(double value) {
    String text = Amount.number(value, Double.NaN);
    return text.contains(".") ? text.replaceFirst("\\.?0+$", "") : text;
  }
}
