// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.cli;

import java.util.ArrayList;
import java.util.List;
import org.postern.Postern;
import org.postern.keys.IdentityStatus;
import org.postern.keys.ServerIdentity;

/** What the doctor says of the identity that a configuration names, by looking at its files. */
final class IdentityFindings {

  private IdentityFindings() {}

  /** Returns a finding; none where no identity is configured. */
  static List<Finding> of(Postern postern) {
    try {
      return postern.identity().map(IdentityFindings::of).map(List::of).orElse(List.of());
    } catch (RuntimeException e) {
      return List.of(Finding.problem("identity", "it cannot be used: " + e.getMessage()));
    }
  }

  private static Finding of(ServerIdentity identity) {
    List<String> shown = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    for (IdentityStatus each : identity.status()) {
      for (IdentityStatus.Shown key : each.shown()) {
        String names = key.names().isEmpty() ? key.subject() : String.join(" ", key.names());
        shown.add(names + ", " + key.keyType() + ", until " + key.notAfter());
      }
      if (each.lastError() != null) {
        problems.add(each.lastError());
      }
      each.warnings().forEach(warning -> warnings.add(each.files() + ": " + warning));
    }
    if (!problems.isEmpty()) {
      return Finding.problem("identity", "not shown: " + String.join("; ", problems));
    }
    return warnings.isEmpty()
        ? Finding.ok("identity", String.join("; ", shown))
        : Finding.warning("identity", String.join("; ", warnings));
  }
}
