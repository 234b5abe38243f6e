// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.x509;

/** Octets are no certificate, or no key, that can be worked with; the message says where. */
public class MalformedCertificateException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String reason;

  /** Makes one without a stack trace: it is an outcome, met by the thousand in hostile input. */
  public MalformedCertificateException(String reason) {
    super(reason, null, false, false);
    this.reason = reason;
  }

  @Override
  public String getMessage() {
    return reason;
  }
}
