// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.smtp;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postern.dns.SecurityStatus;
import org.postern.smtp.DeliveryPlan.Disposition;
import org.postern.smtp.DeliveryPlan.Routing;

/**
 * A plan before it is known when it ends.
 *
 * @param ttl how long the answers in it may be used
 */
record PlanDraft(
    String nextHop,
    int port,
    Routing routing,
    @Nullable SecurityStatus mxStatus,
    List<MxCandidate> candidates,
    Disposition disposition,
    Duration ttl) {

  private static final Duration LONGEST = Duration.ofHours(1);
  private static final Duration LONGEST_WITH_ERRORS = Duration.ofSeconds(10);

  /** Returns the plan. What rests on a failure ends soon, so that a recovery is noticed. */
  DeliveryPlan at(Instant now) {
    Duration limit = hasErrors() ? LONGEST_WITH_ERRORS : LONGEST;
    return new DeliveryPlan(
        nextHop,
        port,
        routing,
        mxStatus,
        candidates,
        disposition,
        now.plus(Planned.shorter(ttl, limit)));
  }

  private boolean hasErrors() {
    return (mxStatus != null && isShaky(mxStatus))
        || candidates.stream()
            .anyMatch(candidate ->
                isShaky(candidate.addressStatus())
                    || (candidate.tlsaStatus() != null && isShaky(candidate.tlsaStatus()))
                    || (candidate.state() instanceof CandidateState.Skip skip && skip.temporary()));
  }

  private static boolean isShaky(SecurityStatus status) {
    return status.isError() || status == SecurityStatus.UNAVAILABLE;
  }
}
