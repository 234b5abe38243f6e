// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.smtp;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.postern.dns.SecureAnswer;
import org.postern.dns.SecurityStatus;
import org.postern.internal.smtp.HostName;
import org.postern.internal.smtp.NextHop;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Name;

/**
 * The hosts of an MX set in the order in which to try them (RFC 5321 section 5.1, RFC 7672 section
 * 2.2.1): by preference, equal ones as the answer has them.
 *
 * @param hosts the hosts, the best {@value #MOST} of them
 * @param isNull whether the set says that the domain takes no mail (RFC 7505)
 */
record MxHosts(List<Host> hosts, boolean isNull) {

  /** More hosts are not tried: an answer must not make us do any amount of work. */
  static final int MOST = 32;

  private static final Duration NO_LIMIT = Duration.ofDays(1);

  /**
   * One host.
   *
   * @param preference its preference
   * @param name as the record has it: lower case, no trailing dot
   */
  record Host(int preference, String name) {

    CompletableFuture<Planned<MxCandidate>> plan(HostPlanner planner, Route route) {
      MxCandidate odd = odd(route);
      return odd == null
          ? planner.plan(preference, name)
          : CompletableFuture.completedFuture(new Planned<>(odd, NO_LIMIT));
    }

    /** An address in place of a name, or no host name at all; null for a host name. */
    private @Nullable MxCandidate odd(Route route) {
      InetAddress address = NextHop.address(name);
      if (address != null) {
        return literal(preference, address, route.port(), route.mx());
      }
      try {
        if (HostName.toAscii(name).equals(name)) {
          return null;
        }
        return skip("the MX record does not name a host");
      } catch (IllegalArgumentException e) {
        return skip("the MX record does not name a host: it " + e.getMessage());
      }
    }

    private MxCandidate skip(String reason) {
      return new MxCandidate(
          preference,
          name,
          List.of(),
          SecurityStatus.INSECURE,
          null,
          null,
          List.of(),
          new CandidateState.Skip(false, null, reason));
    }
  }

  static MxHosts of(SecureAnswer answer) {
    List<MXRecord> records =
        answer.records().stream()
            .filter(MXRecord.class::isInstance)
            .map(MXRecord.class::cast)
            .sorted(Comparator.comparingInt(MXRecord::getPriority))
            .toList();
    if (!records.isEmpty() && records.stream().allMatch(r -> r.getTarget().equals(Name.root))) {
      return new MxHosts(List.of(), true);
    }
    List<Host> hosts = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (MXRecord record : records) {
      String name = DnsNames.text(record.getTarget());
      if (hosts.size() < MOST && seen.add(name)) {
        hosts.add(new Host(record.getPriority(), name));
      }
    }
    return new MxHosts(List.copyOf(hosts), false);
  }

  /** Returns the candidate for an address, to which DANE does not apply (RFC 7672 section 2.2). */
  static MxCandidate literal(int preference, InetAddress address, int port, MxAuthentication mx) {
    String host = address.getHostAddress();
    return new MxCandidate(
        preference,
        host,
        List.of(address),
        SecurityStatus.INSECURE,
        null,
        null,
        List.of(),
        new CandidateState.Ready(
            new TlsRequirement.May(host, port, mx), "no DANE: the host is an address"));
  }
}
