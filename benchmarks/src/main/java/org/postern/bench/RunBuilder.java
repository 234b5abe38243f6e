// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts a {@link SuiteRun} together. */
final class RunBuilder {
  private static final int JVM_SECONDS = 3;

  private final String name;
  private final String title;
  private final Subject subject;
  private final String include;
  private final Map<String, String> parameters = new LinkedHashMap<>();
  private final List<Headline> headlines = new ArrayList<>();
  private final List<Omission> omissions = new ArrayList<>();
  private Effort effort = new Effort(1, 0, 0, 1, 0);
  private int seconds;

  RunBuilder(String name, String title, Subject subject, Class<?> benchmark, String method) {
    this.name = name;
    this.title = title;
    this.subject = subject;
    this.include = benchmark.getName().replace(".", "\\.") + "\\." + method + "$";
  }

  RunBuilder with(String parameter, Object value) {
    parameters.put(parameter, value.toString());
    return this;
  }

  /** Sets how long JMH measures, in iterations of some seconds. */
  RunBuilder effort(int warmups, int warmupSeconds, int iterations, int iterationSeconds) {
    effort = new Effort(1, warmups, warmupSeconds, iterations, iterationSeconds);
    return this;
  }

  /** Tells how long it takes altogether, where iterations are single shots. */
  RunBuilder takes(int expectedSeconds) {
    seconds = expectedSeconds;
    return this;
  }

  RunBuilder headline(Headline headline) {
    headlines.add(headline);
    return this;
  }

  RunBuilder omissions(List<Omission> added) {
    omissions.addAll(added);
    return this;
  }

  SuiteRun build() {
    int expected = seconds > 0 ? seconds : effort.measuringSeconds() + JVM_SECONDS;
    return new SuiteRun(
        name, title, subject, include, parameters, effort, expected, headlines, omissions);
  }
}
