// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What is measured for a user: {@code run --quick} and {@code run --full}. */
public final class Suite {
  private Suite() {}

  /** Returns the runs that take five minutes together, on two cores. */
  public static List<SuiteRun> quick() {
    return both(TlsRuns.quick(), MailRuns.quick());
  }

  /** Returns all runs: they take about an hour. */
  public static List<SuiteRun> full() {
    return both(TlsRuns.full(), MailRuns.full());
  }

  /**
   * Returns the run with a user's own key, whose password the forked JVMs find where {@link
   * org.postern.bench.tls.Fixture} looks for it: a parameter would stand in the results.
   *
   * @param keystore a PKCS#12 file with one key
   */
  public static SuiteRun own(Path keystore) {
    return TlsRuns.own(keystore.toString());
  }

  private static List<SuiteRun> both(List<SuiteRun> tls, List<SuiteRun> mail) {
    List<SuiteRun> all = new ArrayList<>(tls);
    all.addAll(mail);
    return List.copyOf(all);
  }
}
