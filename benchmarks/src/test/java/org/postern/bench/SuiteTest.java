// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** The catalogue names what exists, and the quick part of it is quick. */
class SuiteTest {
  private static final int FIVE_MINUTES = 300;

  static Stream<SuiteRun> runs() {
    return Stream.concat(Suite.quick().stream(), Suite.full().stream());
  }

  @Test
  void quick_isExpectedToEndWithinFiveMinutes() {
    assertThat(Suite.quick().stream().mapToInt(SuiteRun::expectedSeconds).sum())
        .isLessThan(FIVE_MINUTES);
  }

  @Test
  void names_areUnique() {
    for (List<SuiteRun> suite : List.of(Suite.quick(), Suite.full())) {
      assertThat(suite).extracting(SuiteRun::name).doesNotHaveDuplicates();
      assertThat(suite).extracting(SuiteRun::name).allMatch(name -> name.matches("[a-z0-9-]+"));
    }
  }

  @ParameterizedTest
  @MethodSource("runs")
  void everyRun_namesABenchmarkAndItsParameters(SuiteRun run) throws Exception {
    String method = run.include().replace("\\.", ".").replace("$", "");
    Class<?> type = Class.forName(method.substring(0, method.lastIndexOf('.')));
    String name = method.substring(method.lastIndexOf('.') + 1);

    assertThat(type.getMethods())
        .filteredOn(found -> found.getAnnotation(Benchmark.class) != null)
        .extracting(java.lang.reflect.Method::getName)
        .contains(name);
    assertThat(
            Arrays.stream(type.getFields())
                .filter(field -> field.getAnnotation(Param.class) != null)
                .map(Field::getName))
        .containsAll(run.parameters().keySet());
  }

  @ParameterizedTest
  @MethodSource("runs")
  void headlines_areOfLanesThatAreMeasured(SuiteRun run) {
    List<String> omitted = run.omissions().stream().map(Omission::lane).toList();
    String lanes = run.parameters().getOrDefault("lanes", "");
    for (Headline headline : run.headlines()) {
      for (String name :
          List.of(headline.figure(), headline.reference().orElse(headline.figure()))) {
        Optional<Label> label = Label.parse(name);
        assertThat(label).as(name).isPresent();
        assertThat(omitted).doesNotContain(label.get().lane());
        if (!lanes.isEmpty()) {
          assertThat(lanes.split("\\+")).contains(label.get().lane());
        }
      }
    }
  }
}
