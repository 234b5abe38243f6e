// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postern.bench.Effort;
import org.postern.bench.Subject;
import org.postern.bench.SuiteRun;
import org.postern.bench.result.Measured;
import org.postern.bench.result.ResultFile;
import org.postern.bench.result.ResultFiles;
import org.postern.bench.result.Samples;
import org.postern.bench.tls.WatchBenchmark;

/** Forks JVMs of its own, for a second each. */
@Timeout(60)
class CampaignTest {
  private static final String LOCK = "jmh.ignoreLock";

  @TempDir private Path directory = Path.of(".");

  @BeforeEach
  void besideOtherBenchmarks() {
    System.setProperty(LOCK, "true");
  }

  @AfterEach
  void asBefore() {
    System.clearProperty(LOCK);
  }

  @Test
  void aRunThatFails_keepsNoOther_andEachResultIsInTheFile() throws IOException {
    List<SuiteRun> runs =
        List.of(
            run("broken", Map.of("recording", "on"), WatchBenchmark.class.getName() + "Nope"),
            run("watch", Map.of("recording", "off"), WatchBenchmark.class.getName()));
    ResultFile before = ResultFile.begin(Samples.header(), List.of("broken", "watch"));
    StringWriter told = new StringWriter();
    Campaign campaign =
        new Campaign(
            directory, runs, before, List.of(), new PlainProgress(new PrintWriter(told), runs));

    campaign.run();

    assertThat(campaign.failures()).singleElement().asString().startsWith("broken: ");
    ResultFile kept = ResultFiles.read(directory);
    assertThat(kept).isEqualTo(campaign.state());
    assertThat(kept.missing()).containsExactly("broken");
    assertThat(kept.measured()).extracting(Measured::name).containsExactly("watch");
    assertThat(kept.measured().get(0).jmh().get(0).primaryMetric().score()).isPositive();
    assertThat(directory.resolve("jmh/watch.json")).isNotEmptyFile();
    assertThat(directory.resolve(Campaign.LOG)).isNotEmptyFile();
    assertThat(told.toString()).contains("1/2 broken", "failed; see", "2/2 watch");
  }

  private static SuiteRun run(String name, Map<String, String> parameters, String benchmark) {
    return new SuiteRun(
        name,
        name,
        Subject.HANDSHAKE,
        benchmark.replace(".", "\\.") + "\\.watch$",
        parameters,
        new Effort(1, 0, 0, 1, 1),
        3,
        List.of(),
        List.of());
  }
}
