// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.report;

import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;

/**
 * Horizontal bars with error bars, each under its name and its value.
 *
 * @param title what is shown
 * @param axis what the axis says
 * @param scale the axis
 * @param tick how its marks are written
 * @param from the value at which all bars begin
 * @param groups bars that belong together
 */
record BarChart(
    String title,
    String axis,
    Scale scale,
    DoubleFunction<String> tick,
    double from,
    List<Group> groups)
    implements Chart {
  private static final int MARGIN = 10;
  private static final int ROW = 38;
  private static final int BAR = 13;
  private static final int HEADING = 30;
  private static final int LINE = 16;
  private static final int INSET = 4;

  /**
   * Bars under a heading.
   *
   * @param title the heading; empty for none
   */
  record Group(String title, List<Bar> bars) {}

  /**
   * One bar.
   *
   * @param label whose it is
   * @param style how it is filled
   * @param value where it ends
   * @param low the lower end of the interval
   * @param high the upper end of the interval
   * @param text the value as it is written
   */
  record Bar(String label, int style, double value, double low, double high, String text) {}

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
    return axis
        + ". "
        + groups.stream()
            .flatMap(group ->
                group.bars.stream()
                    .map(bar ->
                        (group.title.isEmpty() ? "" : group.title + ", ")
                            + bar.label
                            + ": "
                            + bar.text))
            .collect(Collectors.joining("; "));
  }

  private double draw(Svg svg) {
    double y = 4;
    for (String line : Lines.wrap(title, Svg.WIDTH - 2 * MARGIN, Svg.BOLD)) {
      y += LINE + 2;
      svg.text(MARGIN, y, "start", "title", line);
    }
    double top = y + 10;
    double bottom = top + height();
    for (double value : scale.ticks()) {
      double x = x(value);
      svg.line(x, top, x, bottom, value == from ? "axis" : "grid");
    }
    y = top;
    for (Group group : groups) {
      if (!group.title.isEmpty()) {
        for (String line : heading(group)) {
          svg.text(MARGIN + INSET, y + 18, "start", "group halo", line);
          y += LINE;
        }
        y += HEADING - LINE - 4;
      }
      for (Bar bar : group.bars) {
        y = row(svg, bar, y);
      }
    }
    double last = Double.NEGATIVE_INFINITY;
    for (double value : scale.ticks()) {
      String text = tick.apply(value);
      double half = text.length() * Svg.LETTER / 2;
      double centre = Math.min(Math.max(x(value), half + 2), Svg.WIDTH - half - 2);
      if (centre - half > last + 8) {
        svg.text(centre, bottom + 15, "middle", "tick", text);
        last = centre + half;
      }
    }
    y = bottom + 18;
    for (String line : Lines.wrap(axis, Svg.WIDTH - 2 * MARGIN, Svg.LETTER)) {
      y += LINE;
      svg.text(Svg.WIDTH / 2.0, y, "middle", "muted", line);
    }
    return y + 10;
  }

  private double row(Svg svg, Bar bar, double top) {
    double y = top;
    boolean first = true;
    for (String line : label(bar)) {
      svg.text(MARGIN + INSET, y + 14, "start", "halo", line);
      if (first) {
        svg.text(Svg.WIDTH - MARGIN, y + 14, "end", "value halo", bar.text);
        first = false;
      }
      y += LINE;
    }
    double left = Math.min(x(from), x(bar.value));
    svg.bar(left, y + 3, Math.abs(x(bar.value) - x(from)), BAR, bar.style);
    if (bar.high > bar.low) {
      svg.whisker(x(bar.low), x(bar.high), y + 3 + BAR / 2.0, 4);
    }
    return y + ROW - LINE;
  }

  private double height() {
    double height = 6;
    for (Group group : groups) {
      if (!group.title.isEmpty()) {
        height += heading(group).size() * LINE + HEADING - LINE - 4;
      }
      for (Bar bar : group.bars) {
        height += ROW + (label(bar).size() - 1) * LINE;
      }
    }
    return height;
  }

  private static List<String> heading(Group group) {
    return Lines.wrap(group.title, Svg.WIDTH - 2 * MARGIN, Svg.BOLD);
  }

  private static List<String> label(Bar bar) {
    double value = (bar.text.length() + 2) * Svg.LETTER;
    return Lines.wrap(bar.label, Svg.WIDTH - 2 * MARGIN - value, Svg.LETTER);
  }

  private double x(double value) {
    return MARGIN + scale.position(value) * (Svg.WIDTH - 2 * MARGIN);
  }
}
