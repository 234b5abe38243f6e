// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.report;

import static org.postern.bench.report.Markup.cell;

import java.util.List;
import java.util.Map;
import org.postern.bench.Subject;
import org.postern.bench.result.Amount;
import org.postern.bench.result.HeadlineFigure;
import org.postern.bench.result.Measured;
import org.postern.bench.result.Noise;
import org.postern.bench.result.ResultFile;

/** The headlines in tables, for a page of a repository or a ticket. */
final class MarkdownSummary {
  private final ResultFile file;
  private final StringBuilder text = new StringBuilder();

  private MarkdownSummary(ResultFile file) {
    this.file = file;
  }

  /**
   * Returns the summary.
   *
   * @param charts the files of the charts beside it, by title
   */
  static String of(ResultFile file, Map<String, String> charts) {
    return new MarkdownSummary(file).text(charts);
  }

  private String text(Map<String, String> charts) {
    line("# What TLS costs on this machine");
    line("");
    line(cell(Summary.place(file.header())));
    line("");
    Summary.sentences(HeadlineFigure.of(file)).forEach(sentence -> line("* " + cell(sentence)));
    line("");
    for (String warning : Noise.warnings(file)) {
      line("> " + cell(warning));
      line("");
    }
    if (!file.missing().isEmpty()) {
      line("> " + cell(Summary.missing(file)));
      line("");
    }
    Summary.glance(file)
        .forEach(chart -> {
          line("![" + cell(chart.title()) + "](" + charts.get(chart.title()) + ")");
          line("");
        });
    for (Subject subject : Subject.values()) {
      section(subject, file.measured().stream().filter(run -> run.subject() == subject).toList());
    }
    line(
        "Values are means of the iterations ± half the 95 % confidence interval; ratios are of the");
    line("same iterations. All figures: `results.json`, `report.html`.");
    line("");
    line("## Machine");
    line("");
    line("| | |");
    line("| --- | --- |");
    Summary.facts(file)
        .forEach((name, value) -> line("| " + cell(name) + " | " + cell(value) + " |"));
    StringBuilder libraries = new StringBuilder();
    file.header()
        .libraries()
        .forEach((name, version) ->
            libraries
                .append(libraries.isEmpty() ? "" : ", ")
                .append(name)
                .append(' ')
                .append(version));
    if (!libraries.isEmpty()) {
      line("| libraries | " + cell(libraries.toString()) + " |");
    }
    return text.toString();
  }

  private void section(Subject subject, List<Measured> runs) {
    List<HeadlineFigure> headlines =
        runs.stream().flatMap(run -> HeadlineFigure.of(run).stream()).toList();
    if (headlines.isEmpty()) {
      return;
    }
    line("## " + subject.title());
    line("");
    line("| run | what | measured | reference | ratio |");
    line("| --- | --- | ---: | ---: | ---: |");
    for (HeadlineFigure headline : headlines) {
      line(
          "| "
              + String.join(
                  " | ",
                  cell(headline.run().title()),
                  cell(headline.words()),
                  cell(Amount.text(headline.figure().estimate(), headline.figure().unit())),
                  headline
                      .reference()
                      .map(figure -> cell(Amount.text(figure.estimate(), figure.unit())))
                      .orElse(""),
                  headline.ratio().map(Amount::ratio).map(Markup::cell).orElse(""))
              + " |");
    }
    line("");
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
