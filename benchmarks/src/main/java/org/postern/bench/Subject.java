// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench;

/** What a run of the {@link Suite} is about: the sections of a report, in their order. */
public enum Subject {
  HANDSHAKE("TLS handshake"),
  BULK("Bulk data"),
  SOCKETS("STARTTLS on loopback"),
  STORM("Connection storm"),
  MEMORY("Idle connections"),
  DECISION("DANE decision"),
  DELIVERY("Delivery"),
  STARTUP("Start-up of the agent");

  private final String title;

  Subject(String title) {
    this.title = title;
  }

  /** Returns the words for it, as a heading. */
  public String title() {
    return title;
  }
}
