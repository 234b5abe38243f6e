// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.dns;

import java.time.Clock;
import org.postern.internal.dns.ResolverFactory;

/** Opens {@linkplain SecureResolver resolvers}. */
public final class SecureResolvers {
  private SecureResolvers() {}

  /**
   * Opens a resolver. No question is asked before the first lookup.
   *
   * @param options where to ask and what to trust
   * @param clock the time for signatures, the cache and retries; {@link Clock#systemUTC()} outside
   *     of tests
   * @throws DnsConfigurationException if trust anchors are missing, unreadable or malformed, or if
   *     the AD bit of a server is to be believed that is neither on loopback nor listed
   */
  public static SecureResolver open(DnsOptions options, Clock clock) {
    return ResolverFactory.open(options, clock);
  }
}
