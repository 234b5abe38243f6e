// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.policy;

import org.jspecify.annotations.Nullable;

/** A policy that cannot be read, or that allows what the code cannot do. */
final class PolicyFormatException extends Exception {

  private static final long serialVersionUID = 1L;

  PolicyFormatException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
