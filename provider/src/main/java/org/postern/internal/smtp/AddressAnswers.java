// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.smtp;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.postern.dns.SecureAnswer;
import org.postern.dns.SecurityStatus;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;

/**
 * What the A and AAAA answers of one host say together. A host is reachable by the addresses that
 * were had; and because both answers speak of one name, the strongest of those that are no errors
 * decides whether TLSA records are looked for: one secure answer shows that the name is in a signed
 * zone, and whoever suppresses the other must not switch DANE off by that.
 *
 * @param a the A answer
 * @param aaaa the AAAA answer
 */
public record AddressAnswers(SecureAnswer a, SecureAnswer aaaa) {

  /** More addresses of one family are not tried. */
  public static final int MAX_PER_FAMILY = 16;

  /** Returns the addresses, IPv4 before IPv6 as the JVM orders them. */
  public List<InetAddress> addresses() {
    List<InetAddress> addresses = new ArrayList<>();
    of(a, ARecord.class).map(ARecord::getAddress).forEach(addresses::add);
    of(aaaa, AAAARecord.class).map(AAAARecord::getAddress).forEach(addresses::add);
    return addresses;
  }

  /**
   * Returns how far the addresses may be believed: the status that decides about TLSA. Without
   * addresses it is the weaker of the two.
   */
  public SecurityStatus status() {
    return addresses().isEmpty() ? a.status().weakest(aaaa.status()) : lead().status();
  }

  /** Returns whether at least one of the lookups failed. */
  public boolean hasError() {
    return a.status().isError() || aaaa.status().isError();
  }

  /** Returns whether at least one of the answers is bogus. */
  public boolean isBogus() {
    return a.status() == SecurityStatus.BOGUS || aaaa.status() == SecurityStatus.BOGUS;
  }

  /** Returns whether at least one of the answers came from servers that do not pass DNSSEC on. */
  public boolean isUnavailable() {
    return a.status() == SecurityStatus.UNAVAILABLE || aaaa.status() == SecurityStatus.UNAVAILABLE;
  }

  /** Returns how long both answers may be used. */
  public Duration ttl() {
    return a.ttl().compareTo(aaaa.ttl()) < 0 ? a.ttl() : aaaa.ttl();
  }

  /** Returns what the answers say, for a log. */
  public String reason() {
    return a.reason().equals(aaaa.reason())
        ? a.reason()
        : "A: " + a.reason() + "; AAAA: " + aaaa.reason();
  }

  /**
   * Returns the candidate TLSA base domains in order (RFC 7672 sections 2.2.2 and 2.2.3): for a
   * securely expanded alias the expanded name, then the original one; for an alias whose own zone
   * is secure but whose target's is not, the original name; without alias the name, if it is
   * secure; else none. Names in the middle of a chain never are.
   */
  public List<Name> baseDomains() {
    SecureAnswer lead = lead();
    List<SecureAnswer.Alias> aliases = lead.aliases();
    if (lead.status() == SecurityStatus.SECURE) {
      return aliases.isEmpty() || lead.expandedName().equals(lead.name())
          ? List.of(lead.name())
          : List.of(lead.expandedName(), lead.name());
    }
    boolean aliasIsSecure =
        Stream.of(a, aaaa)
            .filter(answer -> !answer.status().isError() && !answer.aliases().isEmpty())
            .anyMatch(answer -> answer.aliases().get(0).status() == SecurityStatus.SECURE);
    return aliasIsSecure ? List.of(lead.name()) : List.of();
  }

  private SecureAnswer lead() {
    SecurityStatus weakest = a.status().weakest(aaaa.status());
    return weakest == a.status() && a.status() != aaaa.status() ? aaaa : a;
  }

  private static <T extends Record> Stream<T> of(SecureAnswer answer, Class<T> type) {
    return answer.status().isError()
        ? Stream.empty()
        : answer.records().stream().filter(type::isInstance).map(type::cast).limit(MAX_PER_FAMILY);
  }
}
