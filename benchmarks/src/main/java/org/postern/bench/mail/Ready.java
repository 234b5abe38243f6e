// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.util.Properties;

/** A program that has its mail library ready, says so, and waits for the end of its input. */
public final class Ready {
  private Ready() {}

  /** Takes no arguments. */
  public static void main(String[] args) throws IOException, MessagingException {
    Session session = Session.getInstance(new Properties());
    session.getTransport("smtp");
    System.out.println("ready");
    while (System.in.read() >= 0) {}
  }
}
