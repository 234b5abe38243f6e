// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.crypto;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The implementation of one primitive, selected when it is first wanted: the first that gives the
 * known answers. For any number of threads.
 */
final class Selection<T> {

  private final Primitive primitive;
  private final List<Candidate<T>> candidates;
  private final SelfTest<T> test;
  private volatile @Nullable Selected<T> selected;

  /** Proves an implementation by answers that are known. */
  interface SelfTest<T> {
    /** Throws anything if an answer is wrong. */
    void run(T implementation) throws Exception;
  }

  private record Selected<T>(
      @Nullable T implementation, @Nullable Candidate<T> candidate, List<String> failures) {}

  Selection(Primitive primitive, List<Candidate<T>> candidates, SelfTest<T> test) {
    this.primitive = primitive;
    this.candidates = candidates;
    this.test = test;
  }

  /**
   * Returns what was selected.
   *
   * @throws CryptoUnavailableException if no implementation passed
   */
  T get() {
    Selected<T> result = selected();
    T implementation = result.implementation();
    if (implementation == null) {
      throw new CryptoUnavailableException(
          "no implementation of "
              + primitive.title()
              + " can be used: "
              + String.join("; ", result.failures()),
          null);
    }
    return implementation;
  }

  Choice choice() {
    Selected<T> result = selected();
    String failures = String.join("; ", result.failures());
    Candidate<T> candidate = result.candidate();
    if (candidate == null) {
      return new Choice(primitive, "none", "", failures);
    }
    return new Choice(
        primitive,
        candidate.implementation(),
        candidate.version().get(),
        failures.isEmpty() ? candidate.reason() : candidate.reason() + "; not used: " + failures);
  }

  private Selected<T> selected() {
    Selected<T> result = selected;
    if (result == null) {
      synchronized (this) {
        result = selected;
        if (result == null) {
          result = select();
          selected = result;
        }
      }
    }
    return result;
  }

  private Selected<T> select() {
    List<String> failures = new ArrayList<>();
    for (Candidate<T> candidate : candidates) {
      try {
        T implementation = candidate.maker().make();
        test.run(implementation);
        return new Selected<>(implementation, candidate, failures);
      } catch (Exception | LinkageError e) {
        failures.add(candidate.implementation() + ": " + reason(e));
      }
    }
    return new Selected<>(null, null, failures);
  }

  private static String reason(Throwable e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
