// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench;

import java.util.Optional;

/**
 * A figure that stands for its run, and what it is compared with in the same iterations.
 *
 * @param what the words for it
 * @param figure the label of the figure, see {@link Label}
 * @param reference the label of what it is divided by, of the lane that is the reference; none
 *     where there is nothing to compare with
 * @param better in which direction the figure is good
 */
public record Headline(String what, String figure, Optional<String> reference, Better better) {

  static Headline less(String what, String figure, String reference) {
    return new Headline(what, figure, Optional.of(reference), Better.LESS);
  }

  static Headline more(String what, String figure, String reference) {
    return new Headline(what, figure, Optional.of(reference), Better.MORE);
  }

  static Headline alone(String what, String figure) {
    return new Headline(what, figure, Optional.empty(), Better.LESS);
  }
}
