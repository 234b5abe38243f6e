// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.lab.smtp;

/** What the server does about STARTTLS (RFC 3207). */
public enum StartTls {
  OFFERED,
  /** Not in the answer to EHLO; the command is answered 502. */
  NOT_OFFERED,
  /** Offered, then "TLS not available due to temporary reason". */
  REPLY_454,
  /** Offered, then refused for good. */
  REPLY_554,
  /** Says 220, then sends octets that are not TLS. */
  GARBAGE,
  /** Says 220, then closes the connection. */
  CLOSE,
  /** Says 220 and, in clear in the same packet, an answer to a command that was not sent yet. */
  INJECTED_REPLY
}
