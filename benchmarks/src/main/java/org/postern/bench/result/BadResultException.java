// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.result;

import java.io.IOException;

/** A file that cannot be used; the message names it and says what was expected. */
public final class BadResultException extends IOException {
  private static final long serialVersionUID = 1;

  /** Makes one with the message for the user. */
  public BadResultException(String message) {
    super(message);
  }
}
