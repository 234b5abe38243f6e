// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.postern.bench.result.Amount;
import org.postern.bench.result.Estimate;

/**
 * Lines over a parameter that grows, each named at its end.
 *
 * @param title what is shown
 * @param across the name of the parameter
 * @param steps its values, evenly spaced
 * @param unit the unit of the figures
 * @param curves one for each lane
 */
record GrowthChart(String title, String across, List<String> steps, String unit, List<Curve> curves)
    implements Chart {
  private static final int LEFT = 62;
  private static final int NAMES = 140;
  private static final int PLOT = 210;
  private static final int LINE = 16;
  private static final String[] DASHES = {"", "7 3", "2 3", "9 3 2 3", "4 2", "1 2"};

  /**
   * A line.
   *
   * @param label whose it is
   * @param style its colour
   * @param dash its dashes
   * @param points a value for each step
   */
  record Curve(String label, int style, int dash, List<Estimate> points) {
    double end() {
      return points.get(points.size() - 1).mean();
    }
  }

  @Override
  public String inline() {
    Svg svg = new Svg();
    return svg.inline(draw(svg), title, description());
  }

  @Override
  public String file() {
    Svg svg = new Svg();
    return svg.file(draw(svg), title, description());
  }

  private String description() {
    return curves.stream()
        .map(curve -> {
          List<String> points = new ArrayList<>();
          for (int i = 0; i < curve.points.size(); i++) {
            points.add(steps.get(i) + ": " + Amount.text(curve.points.get(i), unit));
          }
          return curve.label + " at " + across + " " + String.join(", ", points);
        })
        .collect(Collectors.joining("; "));
  }

  private double draw(Svg svg) {
    double most =
        curves.stream()
            .flatMap(curve -> curve.points.stream())
            .mapToDouble(Estimate::high)
            .max()
            .orElse(1);
    Scale scale = Scale.linear(most * 1.05);
    Amount amount = Amount.of(most, unit);
    double top = 8;
    for (String line : Lines.wrap(title, Svg.WIDTH - 20, Svg.BOLD)) {
      top += LINE + 2;
      svg.text(10, top, "start", "title", line);
    }
    svg.text(10, top + 20, "start", "muted", amount.unit());
    top += 30;
    for (double tick : scale.ticks()) {
      double y = y(top, scale, tick);
      svg.line(LEFT, y, right(), y, tick == 0 ? "axis" : "grid");
      svg.text(LEFT - 6, y + 4, "end", "tick", plain(tick / amount.divisor()));
    }
    for (int i = 0; i < steps.size(); i++) {
      svg.text(x(i), top + PLOT + 18, "middle", "tick", steps.get(i));
    }
    svg.text((LEFT + right()) / 2, top + PLOT + 36, "middle", "muted", across);
    for (Curve curve : curves) {
      draw(svg, curve, top, scale);
    }
    return Math.max(names(svg, top, scale), top + PLOT + 46);
  }

  private void draw(Svg svg, Curve curve, double top, Scale scale) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < curve.points.size(); i++) {
      Estimate point = curve.points.get(i);
      double y = y(top, scale, point.mean());
      path.append(i == 0 ? 'M' : 'L').append(Markup.pixels(x(i))).append(' ');
      path.append(Markup.pixels(y));
      if (point.high() > point.low()) {
        svg.line(x(i), y(top, scale, point.low()), x(i), y(top, scale, point.high()), "err");
      }
    }
    String dash = DASHES[curve.dash % DASHES.length];
    svg.path(
        path + (dash.isEmpty() ? "" : "\" stroke-dasharray=\"" + dash),
        "curve c" + curve.style % Svg.STYLES);
    for (int i = 0; i < curve.points.size(); i++) {
      double y = y(top, scale, curve.points.get(i).mean());
      svg.path(
          "M" + Markup.pixels(x(i) - 3) + " " + Markup.pixels(y - 3) + "h6v6h-6z",
          "mark c" + curve.style % Svg.STYLES);
    }
  }

  /** Writes each line's name at the height of its end, or below the one above it. */
  private double names(Svg svg, double top, Scale scale) {
    List<Curve> sorted =
        curves.stream().sorted(Comparator.comparingDouble(Curve::end).reversed()).toList();
    double free = top;
    for (Curve curve : sorted) {
      double end = y(top, scale, curve.end());
      List<String> lines = Lines.wrap(curve.label, NAMES - 14, Svg.LETTER);
      double y = Math.max(end + 4, free + 12);
      svg.line(right() + 1, end, right() + 9, y - 4, "curve c" + curve.style % Svg.STYLES);
      for (String line : lines) {
        svg.text(right() + 12, y, "start", "halo", line);
        y += LINE - 1;
      }
      free = y - 6;
    }
    return free + 10;
  }

  private static double right() {
    return Svg.WIDTH - NAMES - 0.0;
  }

  private double x(int step) {
    double room = right() - LEFT - 24;
    return LEFT + 12 + (steps.size() < 2 ? room / 2 : room * step / (steps.size() - 1));
  }

  private static double y(double top, Scale scale, double value) {
    return top + PLOT * (1 - scale.position(value));
  }

  private static String plain(double value) {
    String text = Amount.number(value, Double.NaN);
    return text.contains(".") ? text.replaceFirst("\\.?0+$", "") : text;
  }
}
