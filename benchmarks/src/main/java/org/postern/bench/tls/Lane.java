// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.tls;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.postern.bench.Omission;
import org.postern.bench.stack.Combination;
import org.postern.bench.stack.Group;
import org.postern.bench.stack.Stack;

/**
 * One stack's connections of one kind; all lanes of a run take turns in one thread.
 *
 * @param stack whose TLS
 * @param kind which connections
 */
public record Lane(Stack stack, Kind kind) {

  /** Reads names as {@code POSTERN_FULL}, joined by +. */
  public static List<Lane> parse(String names) {
    List<Lane> lanes = new ArrayList<>();
    for (String name : names.split("\\+")) {
      int end = name.lastIndexOf('_');
      if (end < 0) {
        throw new IllegalArgumentException(
            "expected a lane as POSTERN_FULL, one of "
                + Arrays.toString(Stack.values())
                + " and of "
                + Arrays.toString(Kind.values())
                + ", saw "
                + name);
      }
      lanes.add(
          new Lane(Stack.valueOf(name.substring(0, end)), Kind.valueOf(name.substring(end + 1))));
    }
    return lanes;
  }

  /** Returns all lanes of these kinds. */
  public static List<Lane> all(Kind... kinds) {
    return Arrays.stream(kinds)
        .flatMap(kind -> Arrays.stream(Stack.values()).map(stack -> new Lane(stack, kind)))
        .toList();
  }

  /** Returns the lane's own combination, where a run has this one. */
  public Combination of(Combination run) {
    return new Combination(
        run.version(),
        kind == Kind.HYBRID ? Group.X25519MLKEM768 : run.group(),
        run.edwards(),
        run.stapling(),
        resumed());
  }

  /** Returns why there is no such lane on this JVM in a run with this combination. */
  public Optional<Omission> omitted(Combination run) {
    return stack.unsupported(of(run)).map(reason -> new Omission(toString(), reason));
  }

  boolean resumed() {
    return kind == Kind.RESUMED;
  }

  @Override
  public String toString() {
    return stack + "_" + kind;
  }
}
