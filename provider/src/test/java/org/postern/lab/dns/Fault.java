// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.lab.dns;

import java.time.Duration;
import org.xbill.DNS.Rcode;

/** How the server fails on a question. */
public sealed interface Fault {
  /** An answer with that response code and nothing in it. */
  record Response(int rcode) implements Fault {}

  /** No answer at all. */
  record Silence() implements Fault {}

  /** The honest answer, late. */
  record Delay(Duration duration) implements Fault {}

  /** The right ID, then octets that are no DNS message. */
  record Garbage() implements Fault {}

  static Fault servfail() {
    return new Response(Rcode.SERVFAIL);
  }

  static Fault refused() {
    return new Response(Rcode.REFUSED);
  }

  static Fault timeout() {
    return new Silence();
  }

  static Fault delay(Duration duration) {
    return new Delay(duration);
  }

  static Fault garbage() {
    return new Garbage();
  }
}
