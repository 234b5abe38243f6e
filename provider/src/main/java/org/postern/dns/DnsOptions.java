// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.dns;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How DNS is asked and where its security comes from. Immutable.
 *
 * @param trust the back end ({@code postern.dns.trust})
 * @param servers the upstream servers, tried in this order ({@code postern.dns.resolvers}); empty
 *     for those of the operating system
 * @param adTrusted addresses, besides those of the loopback interface, whose AD bit the operator
 *     vouches for ({@code postern.dns.ad-trusted}); used by {@link Trust#AD} and {@link Trust#BOTH}
 * @param trustAnchor a file with DS or DNSKEY records of the root in zone-file format ({@code
 *     postern.dns.trust-anchor}), or null for the bundled anchors of the IANA root
 * @param stateDirectory the directory in which it is remembered which servers deliver DNSSEC
 *     ({@code postern.state.dir}), or null to remember it only while the process runs
 * @param deadline the longest time that one lookup may take, aliases and keys included ({@code
 *     postern.dns.timeout}); from 1 ms to 10 minutes
 */
public record DnsOptions(
    Trust trust,
    List<InetSocketAddress> servers,
    List<InetAddress> adTrusted,
    @Nullable Path trustAnchor,
    @Nullable Path stateDirectory,
    Duration deadline) {

  /** Where the security of an answer comes from. */
  public enum Trust {
    /** Signatures are verified in this process, from the root's trust anchors down. */
    VALIDATE,
    /** The AD bit of a validating resolver that the operator trusts is believed. */
    AD,
    /** Both are asked and must agree. */
    BOTH
  }

  private static final Duration LONGEST = Duration.ofMinutes(10);

  /**
   * Copies the lists.
   *
   * @throws DnsConfigurationException if the deadline is out of range or a server's address is not
   *     resolved
   */
  public DnsOptions {
    Objects.requireNonNull(trust, "trust");
    servers = List.copyOf(servers);
    adTrusted = List.copyOf(adTrusted);
    if (deadline.compareTo(Duration.ofMillis(1)) < 0 || deadline.compareTo(LONGEST) > 0) {
      throw new DnsConfigurationException(
          "expected a DNS deadline between PT0.001S and " + LONGEST + ", got " + deadline);
    }
    for (InetSocketAddress server : servers) {
      if (server.isUnresolved() || server.getPort() == 0) {
        throw new DnsConfigurationException(
            "expected a DNS server as IP address and port, got "
                + server.getHostString()
                + " port "
                + server.getPort());
      }
    }
  }

  /**
   * Returns the defaults: validation in this process, the operating system's servers, the bundled
   * anchors, no state directory, ten seconds.
   */
  public static DnsOptions defaults() {
    return new DnsOptions(Trust.VALIDATE, List.of(), List.of(), null, null, Duration.ofSeconds(10));
  }
}
