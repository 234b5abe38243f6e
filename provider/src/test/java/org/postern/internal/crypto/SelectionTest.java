// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is selected when implementations fail. */
class SelectionTest {

  private static final Selection.SelfTest<String> RIGHT =
      answer -> SelfTests.expect("the answer", answer.equals("right"));

  private static Candidate<String> candidate(String name, Candidate.Maker<String> maker) {
    return new Candidate<>(name, () -> "1." + name, "as measured", maker);
  }

  @Test
  void first_isSelected_whenItsAnswersAreRight() {
    Selection<String> selection =
        new Selection<>(
            Primitive.RSA,
            List.of(candidate("A", () -> "right"), candidate("B", () -> "right")),
            RIGHT);
    assertThat(selection.get()).isEqualTo("right");
    assertThat(selection.choice()).isEqualTo(new Choice(Primitive.RSA, "A", "1.A", "as measured"));
  }

  @Test
  void wrongAnswerOrFailure_passesOnToTheNext_withTheReason() {
    Selection<String> selection =
        new Selection<>(
            Primitive.RSA,
            List.of(
                candidate("A", () -> "wrong"),
                candidate(
                    "B",
                    () -> {
                      throw new GeneralSecurityException("not here");
                    }),
                candidate(
                    "C",
                    () -> {
                      throw new UnsatisfiedLinkError("no library");
                    }),
                candidate("D", () -> "right")),
            RIGHT);
    assertThat(selection.choice().implementation()).isEqualTo("D");
    assertThat(selection.choice().reason())
        .isEqualTo(
            "as measured; not used: A: self test failed: the answer; B: not here; C: no library");
  }

  @Test
  void noneLeft_isATypedError_thatNamesThemAll() {
    Selection<String> selection =
        new Selection<>(Primitive.AES_GCM, List.of(candidate("A", () -> "wrong")), RIGHT);
    assertThatThrownBy(selection::get)
        .isInstanceOf(CryptoUnavailableException.class)
        .hasMessage("no implementation of AES-GCM can be used: A: self test failed: the answer");
    assertThat(selection.choice().implementation()).isEqualTo("none");
  }
}
