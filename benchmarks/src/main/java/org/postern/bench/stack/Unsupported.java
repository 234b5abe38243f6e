// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.stack;

/** A stack cannot do what is asked; thrown rather than measure something else. */
public final class Unsupported extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * @param reason what is missing, and in what
   */
  public Unsupported(String reason) {
    super(reason);
  }
}
