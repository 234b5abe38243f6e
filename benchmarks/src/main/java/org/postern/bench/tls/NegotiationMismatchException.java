// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.tls;

import java.util.List;

/** A connection negotiated something else than is to be measured: the run ends. */
public final class NegotiationMismatchException extends IllegalStateException {
  private static final long serialVersionUID = 1;

  private final transient List<String> differences;

  NegotiationMismatchException(String lane, List<String> differences) {
    super(lane + " is not what it is to be: " + String.join("; ", differences));
    this.differences = List.copyOf(differences);
  }

  /** Returns what differs, each with what was expected and what was negotiated. */
  public List<String> differences() {
    return differences;
  }
}
