// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.dane;

/** A TLSA record cannot be used; the message says why. */
final class UnusableRecordException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String reason;

  UnusableRecordException(String reason) {
    super(reason, null, false, false);
    this.reason = reason;
  }

  @Override
  public String getMessage() {
    return reason;
  }
}
