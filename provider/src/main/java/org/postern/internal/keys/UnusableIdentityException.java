// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.keys;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Files from which no key with its certificates can be had. The message says which, and why. */
public final class UnusableIdentityException extends Exception {
  private static final long serialVersionUID = 1L;

  UnusableIdentityException(String message) {
    super(message, null, false, false);
  }

  UnusableIdentityException(Path file, String reason) {
    this(file + ": " + reason);
  }

  /** Says what an exception of others was about. */
  static String reason(Throwable cause) {
    String message = cause.getMessage();
    @Nullable Throwable deeper = cause.getCause();
    if (message == null || message.isBlank()) {
      return deeper == null ? cause.getClass().getSimpleName() : reason(deeper);
    }
    return message.strip();
  }
}
