// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.tls;

import java.util.ArrayList;
import java.util.List;

/** What is to be reached, in the order of the table. */
final class Figures {
  private static final boolean OLD = Runtime.version().feature() < 25;

  private Figures() {}

  static List<Figure> all() {
    double ec = OLD ? 0.30 : 0.45;
    double ed = OLD ? 0.30 : 0.40;
    List<Figure> figures = new ArrayList<>();
    full(figures, Run.P256, ec);
    full(figures, Run.ED25519, ed);
    full(figures, Run.RSA, 0.85, 0);
    full(figures, Run.RSA_CORRETTO, 0.45, 0);
    full(figures, Run.P256_CORRETTO, 0);
    full(figures, Run.ED25519_CORRETTO, 0);
    full(figures, Run.P256_PKIX, 0);
    full(figures, Run.P256_TLS12, 0);
    for (Run run : List.of(Run.P256, Run.ED25519, Run.RSA)) {
      perSide(figures, "hybrid, %s: SunJSSE classical", run, "POSTERN_HYBRID", "SUNJSSE_FULL", 1);
    }
    for (Run run : List.of(Run.P256, Run.RSA)) {
      add(
          figures,
          "resumed, server: own full",
          run,
          "POSTERN_RESUMED.server.cpu",
          "POSTERN_FULL.server.cpu",
          run == Run.RSA ? 0.25 : 0.85);
    }
    for (Run run : List.of(Run.P256, Run.P256_TLS12)) {
      pair(
          figures, "resumed, %s: SunJSSE resumed", run, "POSTERN_RESUMED", "SUNJSSE_RESUMED", 1, 0);
    }
    for (Run run : List.of(Run.BULK_HEAP, Run.BULK_DIRECT, Run.BULK_CORRETTO)) {
      add(
          figures,
          "bulk AES-128-GCM, speed",
          run,
          "SUNJSSE_FULL.wrap.cpu SUNJSSE_FULL.unwrap.cpu",
          "POSTERN_FULL.wrap.cpu POSTERN_FULL.unwrap.cpu",
          -0.9);
    }
    for (String side : List.of("client", "server")) {
      for (String lane : List.of("FULL", "RESUMED")) {
        String what = "octets allocated, " + lane.toLowerCase(java.util.Locale.ROOT) + ", " + side;
        String label = "_" + lane + "." + side + ".allocated";
        add(figures, what, Run.P256, "POSTERN" + label, "SUNJSSE" + label, 1);
      }
      String label = "_FULL." + side + ".retained";
      add(figures, "octets kept, idle, " + side, Run.IDLE, "POSTERN" + label, "SUNJSSE" + label, 1);
    }
    return figures;
  }

  private static void full(List<Figure> figures, Run run, double target) {
    full(figures, run, target, target);
  }

  private static void full(List<Figure> figures, Run run, double server, double client) {
    pair(figures, "full, %s", run, "POSTERN_FULL", "SUNJSSE_FULL", server, client);
  }

  private static void perSide(
      List<Figure> figures, String what, Run run, String above, String below, double target) {
    pair(figures, what, run, above, below, target, target);
  }

  private static void pair(
      List<Figure> figures,
      String what,
      Run run,
      String above,
      String below,
      double server,
      double client) {
    for (String side : List.of("server", "client")) {
      String label = "." + side + ".cpu";
      double target = side.equals("server") ? server : client;
      add(figures, String.format(what, side), run, above + label, below + label, target);
    }
  }

  private static void add(
      List<Figure> figures, String what, Run run, String above, String below, double target) {
    figures.add(Figure.of(what, run, above, below, target));
  }
}
