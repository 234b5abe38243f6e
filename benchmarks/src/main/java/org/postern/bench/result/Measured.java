// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.result;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postern.bench.Headline;
import org.postern.bench.Omission;
import org.postern.bench.Subject;
import org.postern.bench.SuiteRun;

/**
 * One run that is complete: what it was for, how quiet the machine was, and what JMH says.
 *
 * @param name the run's name in the catalogue
 * @param title what is asked, in words
 * @param subject the section of a report that it belongs to
 * @param headlines what stands for it
 * @param omissions lanes that were not measured, and why
 * @param started when it began, ISO 8601 in UTC
 * @param seconds how long it took
 * @param otherCores how many cores were busy with other work meanwhile; null where not known
 * @param jmh JMH's results
 */
public record Measured(
    String name,
    String title,
    Subject subject,
    List<Headline> headlines,
    List<Omission> omissions,
    String started,
    double seconds,
    @Nullable Double otherCores,
    List<JmhResult> jmh) {

  /** Checks that nothing is missing. */
  public Measured {
    Required.of(name, "name");
    Required.of(title, "title");
    Required.of(subject, "subject");
    headlines = List.copyOf(Required.of(headlines, "headlines"));
    omissions = List.copyOf(Required.of(omissions, "omissions"));
    Required.of(started, "started");
    jmh = List.copyOf(Required.of(jmh, "jmh"));
    for (Headline headline : headlines) {
      Required.of(headline.what(), "what");
      Required.of(headline.figure(), "figure");
      Required.of(headline.reference(), "reference");
      Required.of(headline.better(), "better");
    }
    for (Omission omission : omissions) {
      Required.of(omission.lane(), "lane");
      Required.of(omission.reason(), "reason");
    }
  }

  /** Returns what a run of the catalogue has measured. */
  public static Measured of(
      SuiteRun run,
      String started,
      double seconds,
      @Nullable Double otherCores,
      List<JmhResult> jmh) {
    return new Measured(
        run.name(),
        run.title(),
        run.subject(),
        run.headlines(),
        run.omissions(),
        started,
        seconds,
        otherCores,
        jmh);
  }
}
