// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.bench.Subject;
import org.postern.bench.result.JmhResult;
import org.postern.bench.result.Measured;
import org.postern.bench.result.Metric;
import org.postern.bench.result.ResultFile;
import org.postern.bench.result.Samples;

class ReportsTest {
  private static final String EVIL = "<script>alert('x')</script>|`\u0007";

  @TempDir private Path directory = Path.of(".");

  @Test
  void theReport_hasHeadlineWarningAndWhatIsMissing() throws IOException {
    Reports.write(
        directory,
        Samples.file(
            List.of("ed25519"),
            Samples.handshake("p256", List.of(100.0, 102.0), List.of(200.0, 204.0))));

    String page = Files.readString(directory.resolve(Reports.PAGE));
    assertThat(page).contains("0.50 × SunJSSE", "Not measured, 1 of 2 runs: ed25519.");
    assertThat(page).contains("101 ± 13 µs", "Conscrypt, full: it has no such group");
    String summary = Files.readString(directory.resolve(Reports.SUMMARY));
    assertThat(summary).contains("![", "](charts/ratios.svg)", "101 ± 13 µs", "ed25519");
    assertThat(directory.resolve("charts/ratios.svg")).exists();
  }

  @Test
  void thePage_needsNothingElse() throws IOException {
    Reports.write(directory, everything("p256"));

    assertThat(Files.readString(directory.resolve(Reports.PAGE)))
        .doesNotContain("http:", "https:", "<script", "<link", "@import", "src=");
  }

  @Test
  void whatAFileSays_isNoMarkup_andNoPath() throws IOException {
    Reports.write(directory, everything("../../" + EVIL));

    String page = Files.readString(directory.resolve(Reports.PAGE));
    assertThat(page).doesNotContain("<script", "\u0007").contains("&lt;script&gt;");
    assertThat(Files.readString(directory.resolve(Reports.SUMMARY)))
        .doesNotContain("<script")
        .contains("\\|");
    try (Stream<Path> files = Files.list(directory.resolve("charts"))) {
      assertThat(files.map(path -> path.getFileName().toString()).toList())
          .allMatch(name -> name.matches("[a-z0-9-]+\\.svg"));
    }
  }

  @Test
  void eachChart_isWellFormed_hasATitle_andTellsItsBarsApartWithoutColour() throws Exception {
    Reports.write(directory, everything(EVIL));

    List<Path> charts = new ArrayList<>();
    try (Stream<Path> files = Files.list(directory.resolve("charts"))) {
      files.forEach(charts::add);
    }
    assertThat(charts).hasSizeGreaterThan(3);
    for (Path chart : charts) {
      String text = Files.readString(chart);
      var document =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
      assertThat(document.getElementsByTagName("title").item(0).getTextContent()).isNotBlank();
      assertThat(document.getElementsByTagName("desc").item(0).getTextContent()).isNotBlank();
      assertThat(text).contains("prefers-color-scheme:dark", "id=\"h6\"");
    }
  }

  @Test
  void nothingMeasured_isAReportToo() throws IOException {
    Reports.write(directory, Samples.file(List.of("p256")));

    assertThat(Files.readString(directory.resolve(Reports.PAGE))).contains("Not measured, 1 of 1");
  }

  /** Bars, growth and latency. */
  private static ResultFile everything(String name) {
    List<JmhResult> threads = new ArrayList<>();
    for (int count : List.of(1, 2, 4)) {
      Map<String, Metric> rates = new LinkedHashMap<>();
      rates.put("POSTERN_FULL.both.rate", Samples.metric("ops/s", 100.0 * count, 101.0 * count));
      rates.put("SUNJSSE_FULL.both.rate", Samples.metric("ops/s", 70.0 * count, 71.0 * count));
      threads.add(Samples.result(Map.of(), count, rates));
    }
    Map<String, Metric> latencies = new LinkedHashMap<>();
    latencies.put("POSTERN_FULL.both.p50", Samples.metric("us", 800.0));
    latencies.put("POSTERN_FULL.both.p99", Samples.metric("us", 9000.0));
    Measured storm =
        Samples.run(
            "storm",
            Subject.STORM,
            List.of(),
            List.of(Samples.result(Map.of(EVIL, EVIL), 1, latencies)));
    return Samples.file(
        List.of(EVIL),
        Samples.handshake(name, List.of(100.0, 102.0), List.of(200.0, 204.0)),
        Samples.run("growth", Subject.SOCKETS, List.of(), threads),
        storm);
  }
}
