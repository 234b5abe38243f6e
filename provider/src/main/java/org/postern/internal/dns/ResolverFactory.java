// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.dns;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.postern.dns.DnsConfigurationException;
import org.postern.dns.DnsOptions;
import org.postern.dns.DnsOptions.Trust;
import org.postern.dns.SecureResolver;

/** Puts a resolver together as the options say. */
public final class ResolverFactory {

  /** Of the time for a lookup, asking the servers for DNSSEC may take two fifths. */
  private static final double PROBE_SHARE = 0.4;

  private ResolverFactory() {}

  /**
   * Opens a resolver.
   *
   * @throws DnsConfigurationException if DNS cannot be used as configured
   */
  public static SecureResolver open(DnsOptions options, Clock clock) {
    TrustAnchors anchors =
        options.trust() == Trust.AD ? null : TrustAnchors.load(options.trustAnchor());
    List<InetSocketAddress> servers = Servers.orSystem(options.servers());
    if (options.trust() != Trust.VALIDATE) {
      servers.forEach(server -> checkTrusted(server, options.adTrusted()));
    }
    DnssecMemory memory = DnssecMemory.open(options.stateDirectory());
    ScheduledThreadPoolExecutor executor = LookupThreads.start();
    Transport transport = new SocketTransport(executor);
    Upstream upstream = new Upstream(transport, executor);
    AnswerCache cache = new AnswerCache(clock);
    Availability availability =
        new Availability(
            options.trust(),
            servers,
            new RootProbe(options.trust(), upstream, anchors, clock),
            memory,
            share(options.deadline()),
            clock,
            executor,
            cache::clear);
    Supplier<List<InetSocketAddress>> delivering = () -> availability.last().servers();
    BackEnd secure = secure(options.trust(), upstream, delivering, anchors, clock, executor);
    BackEnd plain = new PlainBackEnd(upstream, servers, clock);
    GuardedLookup lookup =
        new GuardedLookup(options.trust(), availability, secure, plain, executor);
    ResolverHealth health = new ResolverHealth(options.trust(), servers, availability);
    return new CachingResolver(
        lookup,
        cache,
        options.deadline(),
        executor,
        LookupThreads.startAlarms(),
        transport,
        health);
  }

  private static BackEnd secure(
      Trust trust,
      Upstream upstream,
      Supplier<List<InetSocketAddress>> servers,
      @Nullable TrustAnchors anchors,
      Clock clock,
      ScheduledThreadPoolExecutor executor) {
    BackEnd ad = new AdBackEnd(upstream, servers, clock, executor);
    if (anchors == null) {
      return ad;
    }
    BackEnd validating = new ValidatingBackEnd(upstream, servers, anchors, clock, executor);
    return trust == Trust.BOTH ? new BothBackEnd(validating, ad) : validating;
  }

  /** An AD bit is worth nothing over a network (RFC 7672 section 2.1.1, RFC 4035 section 4.9.3). */
  private static void checkTrusted(InetSocketAddress server, List<InetAddress> listed) {
    InetAddress address = server.getAddress();
    if (!address.isLoopbackAddress() && !listed.contains(address)) {
      throw new DnsConfigurationException(
          "postern.dns.trust=ad and both believe the AD bit of the DNS servers, which anybody on a"
              + " network can set: expected servers on a loopback address or listed in"
              + " postern.dns.ad-trusted, got "
              + Servers.toString(server)
              + "; run a validating resolver on this host, use postern.dns.trust=validate, or list"
              + " the address if the way to it is secured");
    }
  }

  private static Duration share(Duration limit) {
    return Duration.ofNanos(Math.max(1, (long) (limit.toNanos() * PROBE_SHARE)));
  }
}
