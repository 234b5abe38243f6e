// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.lab.smtp;

import java.util.List;

/**
 * A mail that the server took.
 *
 * @param sender the reverse path without brackets, empty for {@code <>}
 * @param text the message as it came, lines ended by CRLF, dot-stuffing undone
 * @param session the session it came in, in its state now
 */
public record ReceivedMail(
    String sender, List<String> recipients, String text, SmtpSession session) {
  /** Whether the mail came under TLS. */
  public boolean tls() {
    return session.tls();
  }

  @Override
  public String toString() {
    return "ReceivedMail[" + sender + " to " + recipients + (tls() ? " in TLS]" : " in clear]");
  }
}
