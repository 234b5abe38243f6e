// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.result;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where and when a file of results was made.
 *
 * @param date when the first run began, ISO 8601 in UTC
 * @param effort {@code quick} or {@code full}
 * @param cpu the model of the processor as it names itself
 * @param cores how many the JVM may use
 * @param memoryMib physical memory, MiB
 * @param os the system's name and release
 * @param jvm the JVM's name, version and vendor
 * @param javaFeature the version of Java, such as 17
 * @param jvmFlags what the JVM was started with; each fork has them too
 * @param load the load average over a minute before the first run; negative where not known
 * @param libraries the version of each library in the jar, by name
 * @param identity whose certificate the servers had: that of a file, or one made for the run
 */
public record Header(
    String date,
    String effort,
    String cpu,
    int cores,
    long memoryMib,
    String os,
    String jvm,
    int javaFeature,
    List<String> jvmFlags,
    double load,
    Map<String, String> libraries,
    String identity) {

  /** Checks that nothing is missing. */
  public Header {
    Required.of(date, "date");
    Required.of(effort, "effort");
    Required.of(cpu, "cpu");
    Required.of(os, "os");
    Required.of(jvm, "jvm");
    jvmFlags = List.copyOf(Required.of(jvmFlags, "jvmFlags"));
    libraries = Collections.unmodifiableMap(new TreeMap<>(Required.of(libraries, "libraries")));
    Required.of(identity, "identity");
  }
}
