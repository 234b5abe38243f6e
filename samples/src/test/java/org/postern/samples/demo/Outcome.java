// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.samples.demo;

/** What became of a message, as the receiving side and the sender's queue saw it. */
enum Outcome {
  IN_TLS("delivered in TLS"),
  IN_CLEAR("delivered in clear"),
  /** The program was told that the message could not be sent. */
  NOT_SENT("not sent"),
  /** The server keeps the message and tries again later. */
  QUEUED("kept in the queue"),
  BOUNCED("bounced"),
  /** Neither arrived nor known to the sender: must not happen. */
  LOST("lost");

  private final String text;

  Outcome(String text) {
    this.text = text;
  }

  @Override
  public String toString() {
    return text;
  }
}
