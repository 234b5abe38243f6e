// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.dns;

import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.postern.dns.DnsConfigurationException;
import org.postern.dns.DnsOptions;
import org.postern.dns.SecureResolver;

/** Puts a resolver together as the options say. */
public final class ResolverFactory {
  private ResolverFactory() {}

  /**
   * Opens a resolver.
   *
   * @throws DnsConfigurationException if DNS cannot be used as configured
   */
  public static SecureResolver open(DnsOptions options, Clock clock) {
    if (options.trust() != DnsOptions.Trust.VALIDATE) {
      throw new DnsConfigurationException("postern.dns.trust: only validate is there so far");
    }
    TrustAnchors anchors = TrustAnchors.load(options.trustAnchor());
    List<InetSocketAddress> servers = Servers.orSystem(options.servers());
    ScheduledThreadPoolExecutor executor = LookupThreads.start();
    Transport transport = new SimpleTransport(executor);
    Upstream upstream = new Upstream(transport, executor);
    BackEnd backEnd = new ValidatingBackEnd(upstream, () -> servers, anchors, clock, executor);
    return new CachingResolver(
        backEnd, new AnswerCache(clock), options.deadline(), executor, transport);
  }
}
