// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All that one command has measured so far.
 *
 * @param format what kind of file it is
 * @param header where and when
 * @param planned the names of all runs that were asked for
 * @param measured those that are complete, in the order of time
 */
public record ResultFile(
    String format, Header header, List<String> planned, List<Measured> measured) {

  /** The only value of {@link #format} there is. */
  public static final String FORMAT = "postern-benchmarks/1";

  /** The file's name in the directory of a run. */
  public static final String NAME = "results.json";

  /** Checks that it is such a file. */
  public ResultFile {
    if (!FORMAT.equals(format)) {
      throw new IllegalArgumentException("expected \"format\": \"" + FORMAT + "\"");
    }
    Required.of(header, "header");
    planned = List.copyOf(Required.of(planned, "planned"));
    measured = List.copyOf(Required.of(measured, "measured"));
  }

  /** Returns a file without results. */
  public static ResultFile begin(Header header, List<String> planned) {
    return new ResultFile(FORMAT, header, planned, List.of());
  }

  /** Returns the same with one run more. */
  public ResultFile with(Measured run) {
    List<Measured> all = new ArrayList<>(measured);
    all.add(run);
    return new ResultFile(format, header, planned, all);
  }

  /** Returns the same with more runs asked for. */
  public ResultFile planning(List<String> names) {
    List<String> all = new ArrayList<>(planned);
    names.stream().filter(name -> !all.contains(name)).forEach(all::add);
    return new ResultFile(format, header, all, measured);
  }

  /** Returns the names of the runs that were asked for and are not there. */
  public List<String> missing() {
    Set<String> there = measured.stream().map(Measured::name).collect(Collectors.toSet());
    return planned.stream().filter(name -> !there.contains(name)).toList();
  }
}
