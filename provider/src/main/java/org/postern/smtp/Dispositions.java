// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.smtp;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postern.smtp.CandidateState.Ready;
import org.postern.smtp.CandidateState.Skip;
import org.postern.smtp.DeliveryPlan.Disposition;
import org.postern.smtp.DeliveryPlan.Routing;
import org.postern.tlsrpt.ResultType;

/** What the states of all hosts mean for the mail. */
final class Dispositions {

  private static final int MOST_REASONS = 3;

  private Dispositions() {}

  static Disposition of(Route route, List<MxCandidate> candidates) {
    if (candidates.stream().anyMatch(c -> c.state() instanceof Ready)) {
      return new Disposition.Deliver(audited(candidates), reasons(candidates, Ready.class));
    }
    boolean temporary =
        candidates.stream().anyMatch(c -> c.state() instanceof Skip skip && skip.temporary());
    // A relay without address is the operator's error, for which no mail is returned.
    if (temporary || route.routing() == Routing.RELAY) {
      ResultType type =
          candidates.stream()
              .map(c -> c.state() instanceof Skip skip ? skip.resultType() : null)
              .filter(t -> t != null)
              .findFirst()
              .orElse(null);
      return new Disposition.Delay(type, reasons(candidates, Skip.class));
    }
    String none =
        route.routing() == Routing.IMPLICIT_MX
            ? "the domain has neither MX nor address records: "
            : "no MX host of the domain has an address: ";
    return new Disposition.Reject(none + reasons(candidates, Skip.class));
  }

  /** Where every host would have been skipped, the mail would have been delayed. */
  private static @Nullable ResultType audited(List<MxCandidate> candidates) {
    ResultType first = null;
    for (MxCandidate candidate : candidates) {
      if (candidate.state() instanceof Ready ready) {
        if (ready.audited() == null) {
          return null;
        }
        first = first == null ? ready.audited() : first;
      }
    }
    return first;
  }

  private static String reasons(
      List<MxCandidate> candidates, Class<? extends CandidateState> kind) {
    StringBuilder text = new StringBuilder();
    int shown = 0;
    for (MxCandidate candidate : candidates) {
      if (!kind.isInstance(candidate.state())) {
        continue;
      }
      if (shown == MOST_REASONS) {
        return text.append("; …").toString();
      }
      text.append(shown++ == 0 ? "" : "; ")
          .append(candidate.host())
          .append(": ")
          .append(candidate.state().reason());
    }
    return text.isEmpty() ? "no host" : text.toString();
  }
}
