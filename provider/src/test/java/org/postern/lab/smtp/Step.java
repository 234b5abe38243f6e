// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.lab.smtp;

/** The points of a session where the server can be told to answer otherwise, or to fall silent. */
public enum Step {
  /** Connected; the greeting is due. */
  GREETING("220 lab ESMTP"),
  EHLO("250 lab"),
  STARTTLS("220 2.0.0 Ready to start TLS"),
  /** The TLS handshake; it has no reply of its own. */
  HANDSHAKE(""),
  AUTH("235 2.7.0 Authenticated"),
  MAIL("250 2.1.0 Ok"),
  RCPT("250 2.1.5 Ok"),
  DATA("354 End data with <CR><LF>.<CR><LF>"),
  /** The whole message is here. */
  MESSAGE("250 2.0.0 Ok: kept"),
  QUIT("221 2.0.0 Bye");

  final String reply;

  Step(String reply) {
    this.reply = reply;
  }
}
