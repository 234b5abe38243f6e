// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jsse.fuzz;

import java.security.SecureRandom;
import java.util.Random;

/** The same numbers each time: a recorded flight fits the engine's own messages again. */
final class Repeatable extends SecureRandom {
  private static final long serialVersionUID = 1L;
  private final Random numbers;

  Repeatable(long seed) {
    numbers = new Random(seed);
  }

  @Override
  public void nextBytes(byte[] octets) {
    numbers.nextBytes(octets);
  }

  @Override
  public int nextInt() {
    return numbers.nextInt();
  }

  @Override
  public int nextInt(int bound) {
    return numbers.nextInt(bound);
  }

  @Override
  public long nextLong() {
    return numbers.nextLong();
  }
}
