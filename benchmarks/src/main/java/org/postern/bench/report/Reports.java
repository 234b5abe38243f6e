// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.postern.bench.Subject;
import org.postern.bench.result.Measured;
import org.postern.bench.result.ResultFile;
import org.postern.bench.result.ResultFiles;

/** Writes the report of what was measured. */
public final class Reports {
  /** The page. */
  public static final String PAGE = "report.html";

  /** The summary. */
  public static final String SUMMARY = "summary.md";

  private static final String CHARTS = "charts";

  private Reports() {}

  /**
   * Writes page, summary and charts into a directory, which exists; files of the same names are
   * replaced.
   */
  public static void write(Path directory, ResultFile file) throws IOException {
    Files.createDirectories(directory.resolve(CHARTS));
    Map<String, String> files = new LinkedHashMap<>();
    List<Chart> glance = Summary.glance(file);
    for (int i = 0; i < glance.size(); i++) {
      chart(directory, i == 0 ? "ratios" : "ratios-" + (i + 1), glance.get(i), files);
    }
    for (Subject subject : Subject.values()) {
      int number = 1;
      for (Chart chart : Growth.across(of(subject, file))) {
        chart(directory, "growth-" + safe(subject.name()) + "-" + number++, chart, files);
      }
    }
    for (Measured run : file.measured()) {
      int number = 1;
      for (Chart chart : Charts.of(run)) {
        chart(directory, safe(run.name()) + "-" + number++, chart, files);
      }
    }
    ResultFiles.write(directory.resolve(PAGE), HtmlReport.of(file));
    ResultFiles.write(directory.resolve(SUMMARY), MarkdownSummary.of(file, files));
  }

  private static List<Measured> of(Subject subject, ResultFile file) {
    return file.measured().stream().filter(run -> run.subject() == subject).toList();
  }

  private static void chart(Path directory, String name, Chart chart, Map<String, String> files)
      throws IOException {
    String path = CHARTS + "/" + name + ".svg";
    ResultFiles.write(directory.resolve(path), chart.file());
    files.put(chart.title(), path);
  }

  /** A name from a file of results is not trusted to be one of a file. */
  private static String safe(String name) {
    String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]", "-");
    return plain.substring(0, Math.min(60, plain.length()));
  }
}
