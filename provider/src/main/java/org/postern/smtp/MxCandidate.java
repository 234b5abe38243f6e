// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.smtp;

import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postern.dane.TlsaRecord;
import org.postern.dns.SecurityStatus;

/**
 * One host that mail may be delivered to.
 *
 * @param preference the MX preference, 0 to 65535; 0 where no MX record named the host
 * @param host the host as the MX record names it, not expanded (RFC 7672 section 2.2.1): A-labels,
 *     lower case, no trailing dot; or an address
 * @param addresses where to connect, IPv6 and IPv4 in the order of the DNS answers; empty where
 *     there is none, and in audit mode where none could be found out
 * @param addressStatus how far the addresses may be believed
 * @param tlsaBaseDomain the TLSA base domain (RFC 7672 section 2.2.3): the name at which a secure
 *     TLSA set was found; null where there is none
 * @param tlsaStatus the status of the last TLSA lookup; null where none was made
 * @param records the secure TLSA records, usable or not; empty where there are none
 * @param state whether it may be delivered to, and what that demands
 */
public record MxCandidate(
    int preference,
    String host,
    List<InetAddress> addresses,
    SecurityStatus addressStatus,
    @Nullable String tlsaBaseDomain,
    @Nullable SecurityStatus tlsaStatus,
    List<TlsaRecord> records,
    CandidateState state) {

  /** Copies the lists. */
  public MxCandidate {
    addresses = List.copyOf(addresses);
    records = List.copyOf(records);
  }

  /** Returns the requirement, or null for a host that has to be skipped. */
  public @Nullable TlsRequirement requirement() {
    return state instanceof CandidateState.Ready ready ? ready.requirement() : null;
  }
}
