// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.smtp;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postern.dns.SecurityStatus;
import org.postern.internal.smtp.HostName;
import org.postern.tlsrpt.ResultType;

/**
 * Where mail for a next hop goes, and what each connection must prove. Immutable.
 *
 * @param nextHop the next hop as it was asked for
 * @param port the port of every candidate, 1 to 65535
 * @param routing how the candidates came about
 * @param mxStatus the status of the MX answer, also where it says that there is none; null where no
 *     MX record was asked for
 * @param candidates the hosts in the order in which to try them (RFC 7672 section 2.2.1): by
 *     preference; hosts of equal preference stand in the order of the answer, to be shuffled by who
 *     balances load. Hosts that must be skipped are among them
 * @param disposition what to do as a whole
 * @param expires when to plan anew
 */
public record DeliveryPlan(
    String nextHop,
    int port,
    Routing routing,
    @Nullable SecurityStatus mxStatus,
    List<MxCandidate> candidates,
    Disposition disposition,
    Instant expires) {

  /** How a next hop leads to hosts. */
  public enum Routing {
    /** By MX records. */
    MX,
    /** There is no MX record: the domain itself is the host (RFC 5321 section 5.1). */
    IMPLICIT_MX,
    /** The operator named the host. */
    RELAY,
    /** The next hop is an address; DANE does not apply (RFC 7672 section 2.2). */
    ADDRESS_LITERAL,
    /** The domain says that it takes no mail (RFC 7505). */
    NULL_MX,
    /** The next hop is no valid name, or its MX records could not be found out. */
    NONE
  }

  /** What to do with mail for the next hop. */
  public sealed interface Disposition {

    /** Returns why, for an operator's log; never empty. */
    String reason();

    /**
     * Deliver through the candidates.
     *
     * @param audited the failure for which mail would have been delayed if DANE were enforced; null
     *     where there is none. There may then be no candidate: what could not be found out here is
     *     left to the mail server's own lookup
     */
    record Deliver(@Nullable ResultType audited, String reason) implements Disposition {}

    /**
     * Keep the mail and try later.
     *
     * @param resultType how a report counts it; null where it is no failure of the security policy
     */
    record Delay(@Nullable ResultType resultType, String reason) implements Disposition {}

    /** There is nowhere to deliver to, and that will not change by waiting. */
    record Reject(String reason) implements Disposition {}
  }

  /** Copies the list. */
  public DeliveryPlan {
    candidates = List.copyOf(candidates);
  }

  /**
   * Returns the candidate of that host name, null if the plan has none. Letter case and a trailing
   * dot do not count.
   */
  public @Nullable MxCandidate candidate(String host) {
    for (MxCandidate candidate : candidates) {
      if (HostName.same(candidate.host(), host)) {
        return candidate;
      }
    }
    return null;
  }
}
