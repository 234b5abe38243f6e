// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.postern.internal.ocsp.StaplingKeys;

/**
 * Remembers the forms of the responses that were stapled lately, so that a handshake neither copies
 * nor allocates: {@link StaplingKeys} give the same list as long as nothing changes. Lock-free.
 */
public final class StapleForms {
  /** More chains are rarely served side by side; others share a place. A power of two. */
  private static final int PLACES = 16;

  /** Makes one that remembers nothing yet. */
  public StapleForms() {}

  private final AtomicReferenceArray<Staples> lately = new AtomicReferenceArray<>(PLACES);

  Staples of(List<byte[]> responses) {
    if (responses.isEmpty()) {
      return Staples.NONE;
    }
    int place = System.identityHashCode(responses) & PLACES - 1;
    Staples known = lately.get(place);
    if (known == null || !known.areOf(responses)) {
      known = new Staples(responses);
      lately.set(place, known);
    }
    return known;
  }
}
