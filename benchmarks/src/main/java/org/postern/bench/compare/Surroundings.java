// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.compare;

import java.util.ArrayList;
import java.util.List;
import org.postern.bench.result.Header;

/** What has to be alike for two measurements to be compared. */
public final class Surroundings {
  private Surroundings() {}

  /** Returns in what two headers differ that changes figures; nothing if they are comparable. */
  public static List<String> differences(Header a, Header b) {
    List<String> differences = new ArrayList<>();
    add(differences, "processor", a.cpu(), b.cpu());
    add(differences, "cores", Integer.toString(a.cores()), Integer.toString(b.cores()));
    add(differences, "system", a.os(), b.os());
    add(differences, "JVM", a.jvm(), b.jvm());
    add(differences, "JVM flags", String.join(" ", a.jvmFlags()), String.join(" ", b.jvmFlags()));
    add(differences, "effort", a.effort(), b.effort());
    add(differences, "certificates", a.identity(), b.identity());
    return differences;
  }

  private static void add(List<String> differences, String what, String a, String b) {
    if (!a.equals(b)) {
      differences.add(what + ": '" + a + "' and '" + b + "'");
    }
  }
}
