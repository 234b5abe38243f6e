// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench;

/**
 * How long JMH measures.
 *
 * @param forks JVMs, at least 1
 * @param warmups iterations before the first that counts
 * @param warmupSeconds how long each of them lasts; 0 where a benchmark is a single shot
 * @param iterations iterations that count, at least 1
 * @param seconds how long each of them lasts; 0 where a benchmark is a single shot
 */
public record Effort(int forks, int warmups, int warmupSeconds, int iterations, int seconds) {

  /** Returns how many iterations there are, those that do not count among them. */
  public int steps() {
    return forks * (warmups + iterations);
  }

  /** Returns how long the iterations last together, in seconds, without the JVMs' starts. */
  public int measuringSeconds() {
    return forks * (warmups * warmupSeconds + iterations * seconds);
  }
}
