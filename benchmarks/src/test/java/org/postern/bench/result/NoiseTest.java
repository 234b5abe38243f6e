// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NoiseTest {

  @Test
  void aQuietMachine_getsNoWarning() {
    assertThat(
            Noise.warnings(
                Samples.file(
                    List.of(), Samples.handshake("p256", List.of(1.0, 1.01), List.of(2.0, 2.02)))))
        .isEmpty();
  }

  @Test
  void ratiosThatScatter_areNamed() {
    assertThat(
            Noise.warnings(
                Samples.file(
                    List.of(), Samples.handshake("p256", List.of(1.0, 1.9), List.of(2.0, 2.0)))))
        .singleElement()
        .asString()
        .contains("scatter", "p256");
  }

  @Test
  void otherWork_isNamedByRun() {
    Measured run = Samples.handshake("p256", List.of(1.0, 1.0), List.of(2.0, 2.0));
    Measured busy =
        new Measured(
            run.name(),
            run.title(),
            run.subject(),
            run.headlines(),
            run.omissions(),
            run.started(),
            run.seconds(),
            0.9,
            run.jmh());

    assertThat(Noise.warnings(Samples.file(List.of(), busy)))
        .singleElement()
        .asString()
        .contains("Other work", "p256 (0.9)");
  }
}
