// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.report;

import static org.postern.bench.report.Markup.escape;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.postern.bench.Better;
import org.postern.bench.Omission;
import org.postern.bench.Subject;
import org.postern.bench.result.Amount;
import org.postern.bench.result.Estimate;
import org.postern.bench.result.Figure;
import org.postern.bench.result.Figures;
import org.postern.bench.result.Header;
import org.postern.bench.result.HeadlineFigure;
import org.postern.bench.result.Measured;
import org.postern.bench.result.Names;
import org.postern.bench.result.Noise;
import org.postern.bench.result.ResultFile;

/** One page with everything: no script, no network, no other file. */
final class HtmlReport {
  private static final int TILES = 6;

  private final ResultFile file;
  private final StringBuilder page = new StringBuilder();

  private HtmlReport(ResultFile file) {
    this.file = file;
  }

  /** Returns the page. */
  static String of(ResultFile file) {
    return new HtmlReport(file).page();
  }

  private String page() {
    page.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n");
    page.append("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n");
    page.append("<meta name=\"color-scheme\" content=\"light dark\">\n");
    page.append("<title>What TLS costs on this machine</title>\n<style>\n");
    page.append(Svg.resource("page.css")).append(Svg.style()).append("</style></head><body>\n");
    page.append("<svg class=\"definitions\" aria-hidden=\"true\" width=\"0\" height=\"0\">");
    page.append(Svg.definitions()).append("</svg>\n<main>\n");
    opening();
    headlines();
    for (Subject subject : Subject.values()) {
      section(subject);
    }
    notes();
    machine();
    return page.append("</main></body></html>\n").toString();
  }

  private void opening() {
    Header header = file.header();
    page.append("<h1>What TLS costs on this machine</h1>\n<p class=\"sub\">");
    page.append(escape(Summary.place(header))).append("</p>\n");
    List<HeadlineFigure> all = HeadlineFigure.of(file);
    tiles(all);
    List<String> sentences = Summary.sentences(all);
    if (!sentences.isEmpty()) {
      page.append("<ul class=\"lead\">\n");
      sentences.forEach(line -> page.append("<li>").append(escape(line)).append("</li>\n"));
      page.append("</ul>\n");
    }
    List<String> warnings = Noise.warnings(file);
    List<String> missing = file.missing();
    if (!warnings.isEmpty() || !missing.isEmpty()) {
      page.append("<aside class=\"warning\"><h2>Read with care</h2><ul>\n");
      warnings.forEach(line -> page.append("<li>").append(escape(line)).append("</li>\n"));
      if (!missing.isEmpty()) {
        page.append("<li>").append(escape(Summary.missing(file))).append("</li>\n");
      }
      page.append("</ul></aside>\n");
    }
  }

  /** The most important ratio of the first runs, in large type. */
  private void tiles(List<HeadlineFigure> all) {
    Set<String> seen = new HashSet<>();
    StringBuilder tiles = new StringBuilder();
    all.stream()
        .filter(headline -> headline.isWithSunJsse() && seen.add(headline.run().name()))
        .limit(TILES)
        .forEach(headline -> {
          Estimate ratio = headline.ratio().orElseThrow();
          tiles.append("<li><b>").append(escape(Amount.number(ratio.mean(), Double.NaN)));
          tiles.append(" × ").append(escape(headline.referenceName())).append("</b> ");
          tiles.append(escape(Charts.capital(headline.run().title()))).append(": ");
          tiles.append(escape(headline.words()));
          boolean more = headline.headline().better() == Better.MORE;
          tiles.append(more ? " (more is better)" : "").append("</li>\n");
        });
    if (!tiles.isEmpty()) {
      page.append("<ul class=\"tiles\">\n").append(tiles).append("</ul>\n");
    }
  }

  private void headlines() {
    List<HeadlineFigure> all = HeadlineFigure.of(file);
    if (all.stream().noneMatch(headline -> headline.ratio().isPresent())) {
      return;
    }
    page.append("<section><h2>At a glance</h2>\n<p>Each value is divided by that of the JDK's own");
    page.append(
        " TLS (SunJSSE) in the same run, unless another reference is named. The bars begin");
    page.append(" at 1, which is no difference; ½ and 2 are equally far from it. Thin lines are");
    page.append(" 95 % confidence intervals.</p>\n<div class=\"charts\">\n");
    Summary.glance(file).forEach(this::figure);
    page.append("</div></section>\n");
  }

  private void section(Subject subject) {
    List<Measured> runs = file.measured().stream().filter(run -> run.subject() == subject).toList();
    if (runs.isEmpty()) {
      return;
    }
    page.append("<section><h2>").append(escape(subject.title())).append("</h2>\n");
    Glossary.of(subject).ifPresent(text -> page.append("<p>").append(escape(text)).append("</p>"));
    List<Chart> growth = Growth.across(runs);
    if (!growth.isEmpty()) {
      page.append("<div class=\"charts\">\n");
      growth.forEach(this::figure);
      page.append("</div>\n");
    }
    for (Measured run : runs) {
      List<Chart> charts = Charts.of(run);
      page.append("<h3 id=\"").append(escape(run.name())).append("\">");
      page.append(escape(Charts.capital(run.title()))).append(" <span class=\"name\">");
      page.append(escape(run.name())).append("</span></h3>\n<div class=\"charts\">\n");
      charts.stream().limit(2).forEach(this::figure);
      page.append("</div>\n");
      for (Omission omission : run.omissions()) {
        page.append("<p class=\"muted\">Not measured: ");
        page.append(escape(Summary.omission(omission))).append("</p>\n");
      }
      if (charts.size() > 2) {
        page.append("<details><summary>").append(charts.size() - 2);
        page.append(" more charts</summary><div class=\"charts\">\n");
        charts.stream().skip(2).forEach(this::figure);
        page.append("</div></details>\n");
      }
      table(run);
    }
    page.append("</section>\n");
  }

  private void figure(Chart chart) {
    page.append("<figure>").append(chart.inline()).append("</figure>\n");
  }

  private void table(Measured run) {
    List<Figure> figures = Figures.of(run);
    page.append("<details><summary>All ").append(figures.size());
    page.append(" figures as a table</summary>\n<div class=\"wide\"><table><thead><tr>");
    page.append("<th>what</th><th>account</th><th class=\"n\">value</th>");
    page.append("<th class=\"n\">× SunJSSE</th><th class=\"n\">iterations</th></tr></thead>");
    page.append("<tbody>\n");
    for (Figure figure : figures) {
      page.append("<tr><td>").append(escape(Charts.name(figure))).append("</td><td>");
      page.append(escape(Names.account(figure.label()))).append("</td><td class=\"n\">");
      page.append(escape(Amount.text(figure.estimate(), figure.unit())));
      page.append("</td><td class=\"n\">");
      page.append(escape(Summary.ratio(figure, figures))).append("</td><td class=\"n\">");
      page.append(figure.values().size()).append("</td></tr>\n");
    }
    page.append("</tbody></table></div></details>\n");
  }

  private void notes() {
    page.append("<section><h2>What the figures do not show</h2><ul>\n");
    Glossary.limits().forEach(line -> page.append("<li>").append(escape(line)).append("</li>\n"));
    page.append("</ul></section>\n");
  }

  private void machine() {
    page.append("<section><h2>Machine and libraries</h2><div class=\"wide\"><table>");
    page.append("<tbody class=\"facts\">\n");
    Summary.facts(file).forEach(this::fact);
    for (Map.Entry<String, String> library : file.header().libraries().entrySet()) {
      fact(library.getKey(), library.getValue());
    }
    page.append("</tbody></table></div></section>\n");
  }

  private void fact(String name, String value) {
    page.append("<tr><th>").append(escape(name)).append("</th><td>");
    page.append(escape(value)).append("</td></tr>\n");
  }
}
