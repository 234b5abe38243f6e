// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.postern.bench.result.Header;
import org.postern.bench.result.ResultFile;
import org.postern.bench.result.Samples;

class ChangeTest {
  private static final ResultFile BEFORE =
      Samples.file(
          List.of(), Samples.handshake("p256", List.of(100.0, 102.0), List.of(200.0, 202.0)));

  @Test
  void aChangeIsInPercentOfTheFirst_andTellsWhetherTheErrorsOverlap() {
    ResultFile after =
        Samples.file(
            List.of(), Samples.handshake("p256", List.of(50.0, 52.0), List.of(201.0, 203.0)));

    List<Change> changes = Change.between(BEFORE, after);

    assertThat(changes)
        .extracting(change -> change.before().id())
        .containsExactly("p256 POSTERN_FULL.server.cpu", "p256 SUNJSSE_FULL.server.cpu");
    assertThat(changes.get(0).percent()).isBetween(-49.6, -49.4);
    assertThat(changes.get(0).withinError()).isFalse();
    assertThat(changes.get(1).withinError()).isTrue();
  }

  @Test
  void whatOneFileAloneHas_isNamed() {
    ResultFile after =
        Samples.file(List.of(), Samples.handshake("rsa", List.of(1.0), List.of(2.0)));

    assertThat(Change.between(BEFORE, after)).isEmpty();
    assertThat(Change.onlyIn(after, BEFORE))
        .containsExactly("rsa POSTERN_FULL.server.cpu", "rsa SUNJSSE_FULL.server.cpu");
  }

  @Test
  void anotherMachineOrJvm_isADifference_anotherDateIsNot() {
    Header a = Samples.header();
    Header b =
        new Header(
            "2026-12-24T20:00:00Z",
            a.effort(),
            "Other CPU",
            a.cores(),
            a.memoryMib(),
            a.os(),
            "Example VM 25",
            25,
            a.jvmFlags(),
            5,
            a.libraries(),
            a.identity());

    assertThat(Surroundings.differences(a, a)).isEmpty();
    assertThat(Surroundings.differences(a, b))
        .hasSize(2)
        .anySatisfy(line -> assertThat(line).contains("Example CPU", "Other CPU"))
        .anySatisfy(line -> assertThat(line).contains("Example VM 17", "Example VM 25"));
  }
}
