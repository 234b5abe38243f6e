// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.dns;

import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.postern.dns.SecurityStatus;

/** A question got no usable answer. Carries the status that follows and the reason for it. */
final class LookupException extends Exception {
  private static final long serialVersionUID = 1L;

  private static final int NO_RCODE = -1;

  private final SecurityStatus status;
  private final int rcode;

  LookupException(SecurityStatus status, String reason) {
    this(status, reason, NO_RCODE);
  }

  LookupException(SecurityStatus status, String reason, int rcode) {
    super(reason, null, false, false);
    this.status = status;
    this.rcode = rcode;
  }

  /** Whether the server answered with this error code. */
  boolean isReplyWith(int code) {
    return rcode == code;
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
