// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.stack;

import org.jspecify.annotations.Nullable;

/** What each stack cannot do, in the words of a report. */
final class Limits {
  private Limits() {}

  /** Returns why the stack cannot do it, null if it can. */
  static @Nullable String of(Stack stack, Combination wanted) {
    boolean hybrid = wanted.group() == Group.X25519MLKEM768;
    if (hybrid && wanted.version() == Version.TLS_1_2) {
      return "X25519MLKEM768 is for TLS 1.3";
    }
    return switch (stack) {
      case POSTERN, CORRETTO -> null;
      case SUNJSSE ->
          hybrid ? "JDK " + Runtime.version().feature() + " has no X25519MLKEM768 in TLS" : null;
      case BCJSSE -> {
        if (wanted.stapling()) {
          yield "its server staples no OCSP response";
        }
        yield wanted.resumed() && wanted.version() == Version.TLS_1_3
            ? "it resumes no session of TLS 1.3"
            : null;
      }
      case CONSCRYPT -> {
        if (wanted.edwards()) {
          yield "its server looks for keys of RSA and ECDSA only";
        }
        yield wanted.stapling() ? "its API has no OCSP response for a server" : null;
      }
      case TCNATIVE -> wanted.edwards() ? "its key manager has keys of RSA and ECDSA only" : null;
    };
  }
}
