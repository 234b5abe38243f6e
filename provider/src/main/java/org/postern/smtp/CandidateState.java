// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.smtp;

import org.jspecify.annotations.Nullable;
import org.postern.tlsrpt.ResultType;

/** Whether a host may be delivered to. */
public sealed interface CandidateState {

  /** Returns why, for an operator's log; never empty. */
  String reason();

  /**
   * Delivery may be tried.
   *
   * @param requirement what a connection to the host must prove
   * @param audited the failure for which the host would have been skipped if DANE were enforced;
   *     null where there is none
   */
  record Ready(TlsRequirement requirement, @Nullable ResultType audited, String reason)
      implements CandidateState {

    /** Makes the state of a host with which nothing is wrong. */
    public Ready(TlsRequirement requirement, String reason) {
      this(requirement, null, reason);
    }
  }

  /**
   * No connection may be made: the next host has to be tried (RFC 7672 sections 2.1.2 and 2.2).
   *
   * @param temporary whether it may be otherwise later: a lookup failed, in contrast to an address
   *     that provably does not exist
   * @param resultType how a report counts it; null where it is no failure of the security policy
   */
  record Skip(boolean temporary, @Nullable ResultType resultType, String reason)
      implements CandidateState {}
}
