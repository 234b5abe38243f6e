// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.report;

import java.util.List;
import java.util.stream.Collectors;
import org.postern.bench.result.Amount;

/**
 * Median and 99th percentile on a logarithmic axis.
 *
 * @param title what is shown
 * @param scale the axis, in units of the figures
 * @param unit the unit of the figures
 * @param rows one for each lane
 */
record LatencyChart(String title, Scale scale, String unit, List<Row> rows) implements Chart {
  private static final int MARGIN = 14;
  private static final int ROW = 40;
  private static final int LINE = 16;
  private static final double MARK = 5;

  /**
   * A lane.
   *
   * @param label whose it is
   * @param style how it is drawn
   * @param median its median
   * @param high its 99th percentile
   */
  record Row(String label, int style, double median, double high) {}

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
    return rows.stream()
        .map(row -> row.label + ": median " + text(row.median) + ", 99 % within " + text(row.high))
        .collect(Collectors.joining("; "));
  }

  private double draw(Svg svg) {
    double y = 4;
    for (String line : Lines.wrap(title, Svg.WIDTH - 2 * MARGIN, Svg.BOLD)) {
      y += LINE + 2;
      svg.text(MARGIN, y, "start", "title", line);
    }
    double top = y + 10;
    double height = 6;
    for (Row row : rows) {
      height += ROW + (label(row).size() - 1) * LINE;
    }
    double bottom = top + height;
    double last = Double.NEGATIVE_INFINITY;
    for (double tick : scale.ticks()) {
      svg.line(x(tick), top, x(tick), bottom, "grid");
      String text = text(tick);
      double half = text.length() * Svg.LETTER / 2;
      double centre = Math.min(Math.max(x(tick), half + 2), Svg.WIDTH - half - 2);
      if (centre - half > last + 12) {
        svg.text(centre, bottom + 15, "middle", "tick", text);
        last = centre + half;
      }
    }
    y = top;
    for (Row row : rows) {
      for (String line : label(row)) {
        svg.text(MARGIN, y + 14, "start", "halo", line);
        y += LINE;
      }
      svg.text(
          Svg.WIDTH - MARGIN, y - label(row).size() * LINE + 14, "end", "value halo", value(row));
      double centre = y + 12;
      int style = row.style % Svg.STYLES;
      svg.line(x(row.median), centre, x(row.high), centre, "range c" + style);
      svg.path(circle(x(row.median), centre), "mark c" + style);
      svg.path(diamond(x(row.high), centre), "mark c" + style);
      y += ROW - LINE;
    }
    svg.text(Svg.WIDTH / 2.0, bottom + 34, "middle", "muted", "● median   ◆ 99th percentile");
    svg.text(Svg.WIDTH / 2.0, bottom + 50, "middle", "muted", "logarithmic axis");
    return bottom + 60;
  }

  private static List<String> label(Row row) {
    return Lines.wrap(row.label, Svg.WIDTH - 2 * MARGIN - 24 * Svg.LETTER, Svg.LETTER);
  }

  private String value(Row row) {
    return text(row.median) + " – " + text(row.high);
  }

  private String text(double value) {
    Amount amount = Amount.of(scale.high() / 2, unit);
    String number = Amount.number(value / amount.divisor(), Double.NaN);
    return (number.contains(".") ? number.replaceFirst("\\.?0+$", "") : number)
        + " "
        + amount.unit();
  }

  private double x(double value) {
    return MARGIN + scale.position(value) * (Svg.WIDTH - 2 * MARGIN);
  }

  private static String circle(double x, double y) {
    String size = Markup.pixels(MARK);
    return "M"
        + Markup.pixels(x - MARK)
        + " "
        + Markup.pixels(y)
        + ("a" + size + " " + size + " 0 1 0 " + Markup.pixels(2 * MARK) + " 0")
        + ("a" + size + " " + size + " 0 1 0 " + Markup.pixels(-2 * MARK) + " 0z");
  }

  private static String diamond(double x, double y) {
    String size = Markup.pixels(MARK + 1);
    return "M"
        + Markup.pixels(x - MARK - 1)
        + " "
        + Markup.pixels(y)
        + ("l" + size + " " + size + "l" + size + " -" + size)
        + ("l-" + size + " -" + size + "z");
  }
}
