// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.postern.bench.tls.PerSide;

/**
 * One run of the {@link Suite}: a benchmark method with all its parameters.
 *
 * @param name short and unique within the suite, of lower-case letters, digits and hyphens
 * @param title what is asked, in words
 * @param subject the section of a report that it belongs to
 * @param include JMH's regular expression for the one benchmark method
 * @param parameters those that are not the benchmark's defaults, in the order of a report
 * @param effort how long it takes
 * @param expectedSeconds how long it takes with the starts of its JVMs and what it prepares
 * @param headlines what stands for it; the first is the most important
 * @param omissions lanes that are not measured on this JVM, and why
 */
public record SuiteRun(
    String name,
    String title,
    Subject subject,
    String include,
    Map<String, String> parameters,
    Effort effort,
    int expectedSeconds,
    List<Headline> headlines,
    List<Omission> omissions) {

  /** Copies what may change. */
  public SuiteRun {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    headlines = List.copyOf(headlines);
    omissions = List.copyOf(omissions);
  }

  /** Returns what JMH is to do; the figures of {@link Label} are among its secondary results. */
  public ChainedOptionsBuilder options() {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(include)
            .addProfiler(PerSide.class)
            .forks(effort.forks())
            .warmupIterations(effort.warmups())
            .measurementIterations(effort.iterations());
    if (effort.warmupSeconds() > 0) {
      options.warmupTime(TimeValue.seconds(effort.warmupSeconds()));
    }
    if (effort.seconds() > 0) {
      options.measurementTime(TimeValue.seconds(effort.seconds()));
    }
    parameters.forEach(options::param);
    return options;
  }
}
