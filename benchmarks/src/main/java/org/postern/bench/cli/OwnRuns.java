// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.postern.bench.Subject;
import org.postern.bench.SuiteRun;

/** The runs that say something about one certificate: handshakes with a key of its kind. */
final class OwnRuns {
  private static final String KEYS = "keys";
  private static final Map<String, String> ALGORITHMS =
      Map.of("EC", "P", "RSA", "RSA", "EDDSA", "ED", "ED25519", "ED");

  private OwnRuns() {}

  /** Returns the first handshake run with a key of this algorithm, of the user's certificate. */
  static List<SuiteRun> of(OwnCertificate own, List<SuiteRun> all) throws CommandFailure {
    String prefix = ALGORITHMS.getOrDefault(own.algorithm().toUpperCase(Locale.ROOT), "?");
    List<SuiteRun> alike =
        all.stream()
            .filter(run -> run.subject() == Subject.HANDSHAKE)
            .filter(run -> run.parameters().getOrDefault(KEYS, "").startsWith(prefix))
            .limit(1)
            .toList();
    if (alike.isEmpty()) {
      throw CommandFailure.usage(
          "--keystore: nothing is measured with a key of the kind " + own.algorithm());
    }
    SuiteRun like = alike.get(0);
    return List.of(
        new SuiteRun(
            "own-certificate",
            "your certificate",
            like.subject(),
            like.include(),
            new LinkedHashMap<>(like.parameters()),
            like.effort(),
            like.expectedSeconds(),
            like.headlines(),
            like.omissions()));
  }
}
