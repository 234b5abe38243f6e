// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LibraryLogTest {
  private final List<String> lines = new ArrayList<>();

  @Test
  void whatTheLibrarySays_comesToTheSink() {
    LibraryLog installed = LibraryLog.install((level, text) -> lines.add(level + " " + text), true);
    try {
      System.getLogger("org.postern.dns.SecureResolver")
          .log(Level.WARNING, "DNSSEC is unavailable: {0}", "stripped");
      System.getLogger("org.postern.dns.SecureResolver").log(Level.DEBUG, "detail");
      System.getLogger("org.example").log(Level.WARNING, "another library");
      assertThat(lines).containsExactly("WARNING DNSSEC is unavailable: stripped");
    } finally {
      installed.uninstall();
    }
  }

  @Test
  void theAgentsOwnLines_areNotTakenAgain() {
    LibraryLog installed = LibraryLog.install((level, text) -> lines.add(text), true);
    try {
      System.getLogger(ServerLog.NAME).log(Level.WARNING, "dane:refused");
      assertThat(lines).isEmpty();
    } finally {
      installed.uninstall();
    }
  }
}
