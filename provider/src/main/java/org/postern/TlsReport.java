// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern;

import java.util.List;

/**
 * Whose TLS is used, under which policy, and what computes it. For an operator's eyes.
 *
 * @param engine {@code postern} or {@code jdk}
 * @param policy the name of the policy
 * @param profile the profile for peers that are to be authenticated
 * @param computations what computes each building block; empty with the JDK's engine, which keeps
 *     that to itself
 */
public record TlsReport(
    String engine, String policy, String profile, List<Computation> computations) {

  /**
   * Which implementation computes a building block. It was chosen by a test of known answers.
   *
   * @param primitive what is computed, such as {@code AES-GCM}
   * @param implementation the name and version of the implementation, or {@code none}
   * @param reason why this one
   */
  public record Computation(String primitive, String implementation, String reason) {

    /** Returns whether nothing computes it, so that what needs it fails. */
    public boolean missing() {
      return implementation.equals("none");
    }
  }

  /** Copies the list. */
  public TlsReport {
    computations = List.copyOf(computations);
  }

  @Override
  public String toString() {
    return "engine " + engine + ", policy " + policy + ", profile " + profile;
  }
}
