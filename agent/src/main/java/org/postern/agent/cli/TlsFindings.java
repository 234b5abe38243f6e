// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.cli;

import java.util.ArrayList;
import java.util.List;
import org.postern.TlsReport;
import org.postern.TlsReport.Computation;
import org.postern.TlsStack;

/** What the doctor says of TLS: whose it is, under which policy, and what computes it. */
final class TlsFindings {

  private TlsFindings() {}

  static List<Finding> of(TlsStack tls) {
    TlsReport report;
    try {
      report = tls.report();
    } catch (RuntimeException e) {
      return List.of(Finding.problem("tls", "it cannot be used: " + e.getMessage()));
    }
    return List.of(Finding.ok("tls", report.toString()), primitives(report.computations()));
  }

  private static Finding primitives(List<Computation> computations) {
    if (computations.isEmpty()) {
      return Finding.ok("primitives", "the JDK's TLS computes with the JVM's providers");
    }
    List<String> words = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (Computation computation : computations) {
      String failed =
          computation.reason().contains("not used: ") ? " (" + computation.reason() + ")" : "";
      words.add(computation.primitive() + " " + computation.implementation() + failed);
      if (computation.missing()) {
        missing.add(computation.primitive() + ": " + computation.reason());
      }
    }
    return missing.isEmpty()
        ? Finding.ok("primitives", String.join(", ", words))
        : Finding.problem("primitives", "nothing computes " + String.join("; ", missing));
  }
}
