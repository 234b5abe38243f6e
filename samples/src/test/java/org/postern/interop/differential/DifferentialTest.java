// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop.differential;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Postern, {@code posttls-finger} and {@code openssl s_client} over the whole {@link Matrix}: every
 * difference is argued in {@code provider/DIFFERENCES.md}, and every difference argued there
 * exists.
 */
@Tag("interop")
@Timeout(300)
class DifferentialTest {
  private static final Path TABLE = Path.of("..", "provider", "DIFFERENCES.md");
  private static final Path REPORT = Path.of("target", "differential.md");
  private static final int LANES = 2;

  private static DifferentialLab lab;
  private static List<Combination> combinations;
  private static List<Comparison> comparisons;

  @BeforeAll
  @Timeout(600)
  static void compareAll() throws Exception {
    Addresses addresses = Addresses.pick();
    Matrix matrix = new Matrix(addresses, LANES);
    combinations = matrix.combinations();
    lab = new DifferentialLab(addresses, matrix.zones());
    comparisons = new ArrayList<>();
    ExecutorService threads = Executors.newFixedThreadPool(LANES);
    try {
      List<Future<List<Comparison>>> lanes = new ArrayList<>();
      for (int lane = 0; lane < LANES; lane++) {
        int first = lane;
        lanes.add(threads.submit(() -> compareLane(first)));
      }
      for (Future<List<Comparison>> lane : lanes) {
        comparisons.addAll(lane.get());
      }
    } finally {
      threads.shutdownNow();
    }
    report();
  }

  private static List<Comparison> compareLane(int first) throws Exception {
    List<Comparison> done = new ArrayList<>();
    for (int i = first; i < combinations.size(); i += LANES) {
      done.add(lab.compare(combinations.get(i)));
    }
    return done;
  }

  private static void report() throws Exception {
    Files.createDirectories(REPORT.getParent());
    Files.writeString(
        REPORT,
        comparisons.stream().map(Comparison::evidence).collect(Collectors.joining("\n", "", "\n")));
    List<Comparison> different = comparisons.stream().filter(Comparison::differs).toList();
    different.forEach(comparison -> System.out.println(comparison.row()));
    System.out.printf(
        "%d combinations, %d judged alike by all who were asked (openssl: %d), %d differently%n",
        comparisons.size(),
        comparisons.size() - different.size(),
        comparisons.stream().filter(comparison -> comparison.openssl() != null).count(),
        different.size());
  }

  @AfterAll
  static void close() throws Exception {
    lab.close();
  }

  @Test
  void everyDifference_isArgued() {
    List<ArguedDifference> argued = ArguedDifference.read(TABLE);
    List<String> unargued =
        comparisons.stream()
            .filter(Comparison::differs)
            .filter(comparison -> argued.stream().noneMatch(row -> row.covers(comparison)))
            .map(Comparison::evidence)
            .toList();
    assertThat(unargued).isEmpty();
  }

  @Test
  void everyArguedDifference_exists() {
    List<ArguedDifference> gone =
        ArguedDifference.read(TABLE).stream()
            .filter(row -> comparisons.stream().noneMatch(it -> it.differs() && row.covers(it)))
            .toList();
    assertThat(gone).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "zone/mx-secure/usable/right-key, DANE, 0, dane",
    "zone/mx-secure/usable/wrong-key, DANE, 1, null",
    "zone/mx-secure/usable/no-starttls, DANE, 1, null",
    "zone/mx-insecure/usable/right-key, DANE, 0, halfdane",
    "zone/mx-secure/unusable/right-key, ENCRYPT, 0, encrypt",
    "zone/mx-secure/none/right-key, MAY, 0, encrypt",
    "zone/mx-secure/none/no-starttls, MAY, 0, none",
    "zone/mx-secure/bogus/right-key, SKIP, 3, null",
    "zone/relay/usable/right-key, DANE, 0, dane",
    "chain/complete/211-issuer, DANE, 0, dane",
  })
  void commandLine_saysTheSame(String id, String requirement, int exitCode, String level)
      throws Exception {
    Combination combination =
        combinations.stream().filter(it -> it.id().equals(id)).findFirst().orElseThrow();

    CommandLine.Said said = lab.ask(combination);

    assertThat(said.planExitCode()).isEqualTo(requirement.equals("SKIP") ? 3 : 0);
    assertThat(said.plan()).contains("\"requirement\":\"" + requirement + "\"");
    assertThat(said.checkExitCode()).as(said.check()).isEqualTo(exitCode);
    String shown = level.equals("null") ? "null" : "\"" + level + "\"";
    assertThat(said.check()).contains("\"level\":" + shown);
  }

  @Test
  void bothBackEnds_makeTheSamePlan() {
    List<String> different =
        combinations.stream()
            .filter(it -> !lab.ours().validatedPlan(it).equals(lab.ours().believedPlan(it)))
            .map(it ->
                it.id()
                    + "\n  validate: "
                    + lab.ours().validatedPlan(it)
                    + "\n  ad:       "
                    + lab.ours().believedPlan(it))
            .toList();
    assertThat(different).isEmpty();
  }
}
