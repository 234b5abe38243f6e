// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the guard says of one ratio. */
public sealed interface Finding {
  /** By how much a ratio may be worse than the committed one: machines and moments differ. */
  double TOLERANCE = 0.25;

  /** Returns whether the build may go on. */
  boolean passes();

  /** Returns the line for the log. */
  String line();

  /** Both are there, and the new one is not too much worse. */
  record Kept(String name, double committed, double measured) implements Finding {
    @Override
    public boolean passes() {
      return true;
    }

    @Override
    public String line() {
      return both("kept", name, committed, measured);
    }
  }

  /** Both are there, and the new one is worse by more than the tolerance. */
  record Lost(String name, double committed, double measured) implements Finding {
    @Override
    public boolean passes() {
      return false;
    }

    @Override
    public String line() {
      return both("LOST", name, committed, measured);
    }
  }

  /**
   * A CPU time that is worse, measured while other work kept the machine busy: it tells nothing.
   */
  record Noisy(String name, double committed, double measured) implements Finding {
    @Override
    public boolean passes() {
      return true;
    }

    @Override
    public String line() {
      return both("NOISY", name, committed, measured);
    }
  }

  /** The committed figure was not measured. */
  record Missing(String name, double committed) implements Finding {
    @Override
    public boolean passes() {
      return false;
    }

    @Override
    public String line() {
      return String.format(
          Locale.ROOT, "MISSING %s: committed %.3f, not measured", name, committed);
    }
  }

  /** The measured figure is not committed; renewing adds it. */
  record Unknown(String name, double measured) implements Finding {
    @Override
    public boolean passes() {
      return false;
    }

    @Override
    public String line() {
      return String.format(Locale.ROOT, "UNKNOWN %s: measured %.3f, not committed", name, measured);
    }
  }

  /**
   * Compares.
   *
   * @param baseline the committed ratios
   * @param measured the measured ratios by name; less is better
   * @param noisy the runs during which the machine was busy with other work: of them only octets
   *     count
   * @return one finding for each name that either has, in the order of the names
   */
  static List<Finding> of(Baseline baseline, Map<String, Double> measured, Set<String> noisy) {
    List<Finding> findings = new ArrayList<>();
    baseline
        .ratios()
        .forEach((name, committed) -> {
          Double now = measured.get(name);
          if (now == null || !(now > 0)) {
            findings.add(new Missing(name, committed));
          } else if (now > committed * (1 + TOLERANCE)) {
            findings.add(
                isNoisy(name, noisy)
                    ? new Noisy(name, committed, now)
                    : new Lost(name, committed, now));
          } else {
            findings.add(new Kept(name, committed, now));
          }
        });
    new TreeMap<>(measured)
        .forEach((name, now) -> {
          if (!baseline.ratios().containsKey(name)) {
            findings.add(new Unknown(name, now));
          }
        });
    return findings;
  }

  private static boolean isNoisy(String name, Set<String> noisy) {
    return name.endsWith(".cpu") && noisy.contains(name.substring(0, name.indexOf('.')));
  }

  private static String both(String verdict, String name, double committed, double measured) {
    return String.format(
        Locale.ROOT,
        "%s %s: committed %.3f, measured %.3f (%+.0f %%)",
        verdict,
        name,
        committed,
        measured,
        100 * (measured / committed - 1));
  }
}
