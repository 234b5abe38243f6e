// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.postern.bench.result.Measured;
import org.postern.bench.result.ResultFile;
import org.postern.bench.result.Samples;

class FindingTest {
  private static final String NAME = "handshake.FULL.server.cpu";
  private static final Baseline BASELINE = new Baseline(17, "2026-11-22", Map.of(NAME, 0.5));

  /** By the way that values take from a file of results to the verdict. */
  private static List<Finding> after(double loss) {
    List<Double> sunJsse = List.of(200.0, 400.0, 300.0);
    List<Double> postern = sunJsse.stream().map(value -> value * 0.5 * (1 + loss)).toList();
    ResultFile file = Samples.file(List.of(), Samples.handshake("handshake", postern, sunJsse));
    return Finding.of(BASELINE, Guarded.ratios(file), Set.of());
  }

  @Test
  void aLossOf26Percent_fails_andTellsBoth() {
    assertThat(after(0.26))
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding).isInstanceOf(Finding.Lost.class);
          assertThat(finding.passes()).isFalse();
          assertThat(finding.line()).contains(NAME, "0.500", "0.630", "+26 %");
        });
  }

  @Test
  void aLossOf24Percent_passes_andTellsBoth() {
    assertThat(after(0.24))
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.passes()).isTrue();
          assertThat(finding.line()).contains(NAME, "0.500", "0.620", "+24 %");
        });
  }

  @Test
  void onABusyMachine_octetsCount_andCpuTimeDoesNot() {
    String octets = "handshake.FULL.server.allocated";
    Baseline both = new Baseline(17, "2026-11-22", Map.of(NAME, 0.5, octets, 0.5));
    Map<String, Double> worse = Map.of(NAME, 0.9, octets, 0.9);
    assertThat(Finding.of(both, worse, Set.of("handshake")))
        .hasExactlyElementsOfTypes(Finding.Lost.class, Finding.Noisy.class)
        .filteredOn(Finding::passes)
        .singleElement()
        .satisfies(finding -> assertThat(finding.line()).contains("NOISY", NAME, "0.500", "0.900"));
    assertThat(Finding.of(both, worse, Set.of("bulk"))).noneMatch(Finding::passes);
  }

  @Test
  void aGain_passes() {
    assertThat(after(-0.5)).allMatch(Finding::passes);
  }

  @Test
  void aMissingFigure_fails() {
    Measured other = Samples.handshake("other", List.of(1.0), List.of(2.0));
    Map<String, Double> nothing = Guarded.ratios(Samples.file(List.of()));

    assertThat(nothing).isEmpty();
    assertThat(Finding.of(BASELINE, nothing, Set.of()))
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding).isInstanceOf(Finding.Missing.class);
          assertThat(finding.passes()).isFalse();
          assertThat(finding.line()).contains(NAME);
        });
    assertThat(Finding.of(BASELINE, Guarded.ratios(Samples.file(List.of(), other)), Set.of()))
        .as("another one instead")
        .noneMatch(Finding::passes)
        .hasSize(2);
  }

  @Test
  void aRatioThatIsNoNumber_isMissing() {
    assertThat(Finding.of(BASELINE, Map.of(NAME, Double.NaN), Set.of()))
        .singleElement()
        .isInstanceOf(Finding.Missing.class);
  }

  @Test
  void aBaselineWithoutRatios_isNone() {
    assertThatThrownBy(() -> new Baseline(17, "2026-11-22", Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Baseline(17, "2026-11-22", Map.of(NAME, 0.0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(NAME);
  }
}
