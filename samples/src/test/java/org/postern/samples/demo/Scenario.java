// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.samples.demo;

/**
 * One case and what must come of it.
 *
 * @param title what is special about the destination
 * @param destination the relay or the domain that mail is sent to
 * @param expected what must become of the message
 * @param server the one of several hosts that must have received it, as its first label; {@code ""}
 *     if there is only one, or if none must
 * @param verdict the {@code wanted:got} pair that must be logged, of the last attempt
 */
record Scenario(String title, String destination, Outcome expected, String server, String verdict) {

  String expectation() {
    return result(expected, server);
  }

  /** The outcome in words. */
  static String result(Outcome outcome, String server) {
    return server.isEmpty() ? outcome.toString() : outcome + " to " + server;
  }
}
