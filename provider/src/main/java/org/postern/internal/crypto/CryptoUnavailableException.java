// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.crypto;

import org.jspecify.annotations.Nullable;

/** A primitive that TLS needs has no implementation that passes its self test. */
public final class CryptoUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says which primitive and what each of its implementations did wrong. */
  public CryptoUnavailableException(@Nullable String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
