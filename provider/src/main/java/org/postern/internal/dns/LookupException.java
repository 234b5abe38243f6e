// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.dns;

import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.postern.dns.SecurityStatus;

/** A question got no usable answer. Carries the status that follows and the reason for it. */
final class LookupException extends Exception {
  private static final long serialVersionUID = 1L;

  private final SecurityStatus status;

  LookupException(SecurityStatus status, String reason) {
    super(reason, null, false, false);
    this.status = status;
  }

  SecurityStatus status() {
    return status;
  }

  String reason() {
    String message = getMessage();
    return message == null ? "" : message;
  }

  /** Finds it behind the wrappers that futures add; whatever else went wrong is a failure, too. */
  static LookupException from(@Nullable Throwable error) {
    @Nullable Throwable cause = error;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause instanceof LookupException failure
        ? failure
        : new LookupException(SecurityStatus.FAILED, "unexpected " + cause);
  }
}
