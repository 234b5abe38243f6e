// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.smtp;

import java.io.IOException;

/** What the server sends is not SMTP. */
public final class SmtpProtocolException extends IOException {

  private static final long serialVersionUID = 1L;

  SmtpProtocolException(String message) {
    super(message);
  }
}
