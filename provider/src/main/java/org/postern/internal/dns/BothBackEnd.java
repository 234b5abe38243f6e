// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.dns;

import java.util.concurrent.CompletableFuture;
import org.postern.dns.SecurityStatus;

/** Asks two back ends, which must agree on the status and on what exists. */
final class BothBackEnd implements BackEnd {
  private final BackEnd validating;
  private final BackEnd ad;

  BothBackEnd(BackEnd validating, BackEnd ad) {
    this.validating = validating;
    this.ad = ad;
  }

  @Override
  public CompletableFuture<Verdict> ask(Question question, Deadline deadline) {
    return validating
        .ask(question, deadline)
        .thenCombine(ad.ask(question, deadline), (a, b) -> combine(question, a, b));
  }

  private static Verdict combine(Question question, Verdict validated, Verdict believed) {
    String reason =
        "validated here: "
            + validated.status()
            + ", "
            + validated.reason()
            + "; by the resolver: "
            + believed.status()
            + ", "
            + believed.reason();
    boolean errors = validated.status().isError() || believed.status().isError();
    if (!errors
        && validated.status() == believed.status()
        && validated.existence() == believed.existence()
        && validated.end().equals(believed.end())) {
      return validated.withReason(reason);
    }
    SecurityStatus status =
        errors ? validated.status().weakest(believed.status()) : SecurityStatus.FAILED;
    Verdict failure =
        Verdict.failure(status, question, errors ? reason : "the back ends disagree; " + reason);
    return validated.status() == SecurityStatus.SECURE
        ? failure
        : failure.withHints(validated.hops());
  }
}
