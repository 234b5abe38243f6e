// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.samples.demo;

import org.postern.lab.smtp.ScriptedSmtpServer;
import org.postern.lab.smtp.SmtpSession;

/** What the receiving side saw. */
final class Deliveries {
  private Deliveries() {}

  /**
   * Returns how mail arrived at the server. An envelope that was sent in clear counts as in clear,
   * whatever became of it; {@link Outcome#LOST} if there was nothing.
   */
  static Outcome outcome(ScriptedSmtpServer server) {
    boolean clear =
        server.sessions().stream().filter(session -> !session.tls()).anyMatch(Deliveries::hasMail);
    if (clear) {
      return Outcome.IN_CLEAR;
    }
    return server.mails().isEmpty() ? Outcome.LOST : Outcome.IN_TLS;
  }

  private static boolean hasMail(SmtpSession session) {
    return session.commands().stream()
        .anyMatch(command -> command.regionMatches(true, 0, "MAIL", 0, 4));
  }
}
