// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.report;

import java.util.List;
import java.util.Optional;
import org.postern.bench.Subject;

/** What a reader has to know to read the figures. */
final class Glossary {
  private Glossary() {}

  /** Returns what the figures of a section are. */
  static Optional<String> of(Subject subject) {
    return Optional.of(
        switch (subject) {
          case HANDSHAKE ->
              "One operation is a connection over memory buffers: engines made, handshake, tickets,"
                  + " then 31 octets of data each way. CPU time is that of the side alone; full and"
                  + " resumed handshakes are apart.";
          case BULK ->
              "One operation is a record: sealed by the client (wrap), opened by the server"
                  + " (unwrap).";
          case SOCKETS ->
              "Real sockets on loopback: connect, greeting, STARTTLS, handshake. Wall time contains"
                  + " both sides and the kernel.";
          case STORM ->
              "Connections arrive at a fixed rate, whether or not those before are done; the latency"
                  + " counts from when a connection was due.";
          case MEMORY -> "The heap in use after a collection, per established connection.";
          case DECISION ->
              "From a domain to the verdict which hosts to try and what TLS each has to show.";
          case DELIVERY -> "A message from connect to the final reply, on loopback.";
          case STARTUP -> "What -javaagent adds to the start of a server.";
        });
  }

  /** Returns what to keep in mind when concluding from the figures. */
  static List<String> limits() {
    return List.of(
        "Networks: everything runs on loopback or in memory, so a round trip costs next to nothing."
            + " A handshake that saves one, or sends less, gains more between hosts than here.",
        "The first thousands of connections of a process: until the compiler is done with the code,"
            + " every stack costs several times as much. These figures are of a warm JVM.",
        "Garbage collection and the compiler run in threads of their own and are in no CPU time of"
            + " a side; allocation tells how much a collector will have to do.",
        "Memory outside of the Java heap: Conscrypt and netty-tcnative keep most of theirs there, and"
            + " no figure of allocation or of heap has it.",
        "Many different peers: each run meets one server, whose parsed certificate a stack may"
            + " remember.",
        "Security: a stack that checks less is faster. What was negotiated is the same and is"
            + " checked for each connection.");
  }
}
