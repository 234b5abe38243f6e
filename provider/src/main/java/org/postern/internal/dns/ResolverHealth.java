// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.dns;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;
import org.postern.dns.DnsOptions.Trust;
import org.postern.dns.DnssecHealth;
import org.postern.dns.SecureAnswer;
import org.postern.dns.SecurityStatus;

/** Counts what has to be counted and shows it. Thread-safe. */
final class ResolverHealth {
  private final Trust trust;
  private final List<InetSocketAddress> servers;
  private final Availability availability;
  private final LongAdder unavailable = new LongAdder();

  ResolverHealth(Trust trust, List<InetSocketAddress> servers, Availability availability) {
    this.trust = trust;
    this.servers = servers;
    this.availability = availability;
  }

  /** Counts an answer that is given to somebody. */
  SecureAnswer count(SecureAnswer answer) {
    if (answer.status() == SecurityStatus.UNAVAILABLE) {
      unavailable.increment();
    }
    return answer;
  }

  DnssecHealth show() {
    Availability.State state = availability.last();
    return new DnssecHealth(
        trust.name().toLowerCase(Locale.ROOT),
        servers.stream().map(Servers::toString).toList(),
        state.value(),
        unavailable.sum(),
        state.reason());
  }
}
