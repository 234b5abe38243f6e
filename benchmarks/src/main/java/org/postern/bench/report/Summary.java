// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import org.postern.bench.Better;
import org.postern.bench.Label;
import org.postern.bench.Omission;
import org.postern.bench.Subject;
import org.postern.bench.result.Amount;
import org.postern.bench.result.Estimate;
import org.postern.bench.result.Figure;
import org.postern.bench.result.Figures;
import org.postern.bench.result.Header;
import org.postern.bench.result.HeadlineFigure;
import org.postern.bench.result.Names;
import org.postern.bench.result.ResultFile;

/** What the page and the Markdown say alike. */
final class Summary {
  private static final String REFERENCE = "SUNJSSE";
  private static final int DAY = 10;
  private static final int FIRST = 2;
  private static final int NAMED = 6;

  private Summary() {}

  /** Returns when and where in a line. */
  static String place(Header header) {
    String day = header.date().substring(0, Math.min(DAY, header.date().length()));
    return String.join(
        " · ",
        day,
        "Java " + header.javaFeature(),
        header.cores() + " cores of " + header.cpu(),
        header.os(),
        header.effort() + " run");
  }

  /** Returns what matters in plain words. */
  static List<String> sentences(List<HeadlineFigure> all) {
    List<String> sentences = new ArrayList<>();
    List<HeadlineFigure> compared = all.stream().filter(HeadlineFigure::isWithSunJsse).toList();
    if (compared.isEmpty()) {
      return sentences;
    }
    compared.stream()
        .filter(headline -> headline.headline().better() == Better.LESS)
        .findFirst()
        .ifPresent(first ->
            sentences.add(
                Charts.capital(first.run().title())
                    + ", "
                    + first.words()
                    + ": "
                    + Amount.text(first.figure().estimate(), first.figure().unit())
                    + ", which is "
                    + Amount.ratio(first.ratio().orElseThrow())
                    + " times what "
                    + first.referenceName()
                    + " takes."));
    int better = 0;
    int worse = 0;
    List<String> lost = new ArrayList<>();
    for (HeadlineFigure headline : compared) {
      Estimate ratio = headline.ratio().orElseThrow();
      boolean less = headline.headline().better() == Better.LESS;
      if (less ? ratio.high() < 1 : ratio.low() > 1) {
        better++;
      } else if (less ? ratio.low() > 1 : ratio.high() < 1) {
        worse++;
        lost.add(headline.run().name() + " (" + headline.words() + ")");
      }
    }
    int level = compared.size() - better - worse;
    sentences.add(
        String.format(
            Locale.ROOT,
            "Of %d %s with SunJSSE Postern is clearly ahead in %d, clearly behind in %d, and within the"
                + " error in %d.",
            compared.size(),
            compared.size() == 1 ? "comparison" : "comparisons",
            better,
            worse,
            level));
    if (!lost.isEmpty()) {
      String more = lost.size() > NAMED ? "; and " + (lost.size() - NAMED) + " more" : "";
      sentences.add(
          "Behind: " + String.join("; ", lost.stream().limit(NAMED).toList()) + more + ".");
    }
    return sentences;
  }

  /** Returns which runs are missing. */
  static String missing(ResultFile file) {
    return "Not measured, "
        + file.missing().size()
        + " of "
        + file.planned().size()
        + " runs: "
        + String.join(", ", file.missing())
        + ".";
  }

  static String omission(Omission omission) {
    return Label.parse(omission.lane() + ".both.any").map(Names::lane).orElse(omission.lane())
        + ": "
        + omission.reason();
  }

  /** Returns the charts that come first: the two most important ratios of each run. */
  static List<Chart> glance(ResultFile file) {
    List<Chart> charts = new ArrayList<>();
    for (Subject subject : Subject.values()) {
      List<HeadlineFigure> first =
          file.measured().stream()
              .filter(run -> run.subject() == subject)
              .flatMap(run -> HeadlineFigure.of(run).stream().limit(FIRST))
              .toList();
      for (Better better : Better.values()) {
        String title =
            subject.title()
                + (better == Better.LESS
                    ? ": cost, less is better"
                    : ": throughput, more is better");
        Charts.ratios(title, first, better).ifPresent(charts::add);
      }
    }
    return charts;
  }

  /** Returns a figure in proportion to SunJSSE's of the same kind; empty if there is none. */
  static String ratio(Figure figure, List<Figure> figures) {
    Label label = figure.label();
    if (label.stack().equals(REFERENCE)) {
      return "";
    }
    String lane = label.kind().isEmpty() ? REFERENCE : REFERENCE + "_" + label.kind();
    return Figures.beside(
            figure, new Label(lane, label.side(), label.quantity()).toString(), figures)
        .map(reference -> Amount.ratio(figure.over(reference)))
        .orElse("");
  }

  /** Tells the facts of the header, name and value. */
  static Facts facts(ResultFile file) {
    Header header = file.header();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("date (UTC)", header.date());
    facts.put("processor", header.cores() + " cores of " + header.cpu());
    facts.put("memory", header.memoryMib() + " MiB");
    facts.put("system", header.os());
    facts.put("JVM", header.jvm());
    facts.put(
        "JVM flags", header.jvmFlags().isEmpty() ? "none" : String.join(" ", header.jvmFlags()));
    facts.put(
        "load average at the start",
        header.load() < 0 ? "not known" : String.format(Locale.ROOT, "%.2f", header.load()));
    facts.put("effort", header.effort());
    facts.put("certificates", header.identity());
    return facts::forEach;
  }

  /** Name and value, one after the other. */
  interface Facts {
    /** Passes each fact on. */
    void forEach(BiConsumer<String, String> each);
  }
}
