// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Collects the elements of one chart. Coordinates are pixels of a chart {@link #WIDTH} wide. */
final class Svg {
  /** Narrow enough that its letters can be read on a phone. */
  static final int WIDTH = 480;

  /** What a letter of the charts' font takes on average, a little more than it does. */
  static final double LETTER = 7.1;

  /** What a letter of a title takes. */
  static final double BOLD = 8.6;

  /** How many ways there are to fill a bar. */
  static final int STYLES = 7;

  private final StringBuilder body = new StringBuilder();

  Svg text(double x, double y, String anchor, String kind, String text) {
    body.append("<text x=\"").append(Markup.pixels(x));
    body.append("\" y=\"").append(Markup.pixels(y));
    body.append("\" text-anchor=\"").append(anchor);
    body.append("\" class=\"").append(kind).append("\">");
    body.append(Markup.escape(text)).append("</text>\n");
    return this;
  }

  Svg line(double x1, double y1, double x2, double y2, String kind) {
    body.append("<path d=\"M").append(Markup.pixels(x1)).append(' ').append(Markup.pixels(y1));
    body.append('L').append(Markup.pixels(x2)).append(' ').append(Markup.pixels(y2));
    body.append("\" class=\"").append(kind).append("\"/>\n");
    return this;
  }

  Svg path(String data, String kind) {
    body.append("<path d=\"").append(data).append("\" class=\"").append(kind).append("\"/>\n");
    return this;
  }

  Svg bar(double x, double y, double width, double height, int style) {
    body.append("<rect x=\"").append(Markup.pixels(x)).append("\" y=\"").append(Markup.pixels(y));
    body.append("\" width=\"").append(Markup.pixels(Math.max(width, 1)));
    body.append("\" height=\"").append(Markup.pixels(height));
    body.append("\" class=\"bar c").append(style % STYLES);
    body.append("\" style=\"fill:url(#h").append(style % STYLES).append(")\"/>\n");
    return this;
  }

  /** The interval that a value lies in. */
  Svg whisker(double low, double high, double y, double half) {
    for (String kind : new String[] {"around", "err"}) {
      line(low, y, high, y, kind);
      line(low, y - half, low, y + half, kind);
      line(high, y - half, high, y + half, kind);
    }
    return this;
  }

  /** Returns the chart for a page that has {@link #definitions} and {@link #style} already. */
  String inline(double height, String title, String description) {
    return open(height, title, description, "") + body + "</svg>\n";
  }

  /** Returns the chart as a file of its own. */
  String file(double height, String title, String description) {
    return open(height, title, description, " xmlns=\"http://www.w3.org/2000/svg\"")
        + "<style>"
        + style()
        + "</style>"
        + definitions()
        + "<rect class=\"paper\" width=\"100%\" height=\"100%\"/>\n"
        + body
        + "</svg>\n";
  }

  private static String open(double height, String title, String description, String more) {
    String view = "0 0 " + WIDTH + " " + Markup.pixels(height);
    return "<svg class=\"chart\" role=\"img\" viewBox=\""
        + view
        + "\" width=\""
        + WIDTH
        + "\" height=\""
        + Markup.pixels(height)
        + "\""
        + more
        + "><title>"
        + Markup.escape(title)
        + "</title><desc>"
        + Markup.escape(description)
        + "</desc>\n";
  }

  /** Returns the hatchings, which tell the bars apart where there is no colour. */
  static String definitions() {
    String[] strokes = {
      "", // solid
      "M-2 2L2 -2M0 8L8 0M6 10L10 6", // rising
      "M-2 6L2 10M0 0L8 8M6 -2L10 2", // falling
      "M0 4H8", // level
      "M0 4H8M4 0V8", // checked
      "M1.5 1.5h2v2h-2zM5.5 5.5h2v2h-2z", // dotted
      "M2 0V8M6 0V8", // upright
    };
    StringBuilder definitions = new StringBuilder("<defs>");
    for (int i = 0; i < STYLES; i++) {
      definitions.append("<pattern id=\"h").append(i);
      definitions.append("\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\">");
      definitions.append("<rect width=\"8\" height=\"8\" class=\"").append(i == 0 ? "" : "under ");
      definitions.append("c").append(i).append("\"/>");
      if (i > 0) {
        definitions.append("<path d=\"").append(strokes[i]).append("\" class=\"hatch c");
        definitions.append(i).append("\"/>");
      }
      definitions.append("</pattern>");
    }
    return definitions.append("</defs>\n").toString();
  }

  /** Returns the style of all charts. */
  static String style() {
    return resource("chart.css");
  }

  static String resource(String name) {
    try (InputStream in = Svg.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("expected " + name + " in the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
