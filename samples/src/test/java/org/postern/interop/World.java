// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop;

import java.util.List;

/**
 * What all runs of one test JVM share: the zones, the receivers, and the resolver that James itself
 * asks.
 */
final class World implements AutoCloseable {
  private final LabDirectory directory = new LabDirectory();
  private final Loopback block = Loopback.block();
  private final Receivers receivers = new Receivers(directory.path(), block);
  private final Domains domains = new Domains(receivers);
  private final RealDns dns;
  private final BlackHole blackHole;
  private final RealResolver jamesResolver;
  private int runs;

  World() {
    receivers.start();
    dns = RealDns.serve(directory.directory("dns"), block.at(1), domains.zones());
    blackHole = new BlackHole(block.at(2));
    // James believes what it is told: for one domain, an attacker's answer.
    jamesResolver =
        RealResolver.of(
                RealResolver.Kind.UNBOUND_FORWARDING,
                dns,
                directory.directory("james-resolver"),
                block.at(53))
            .forge(domains.forgedForJames().toArray(new String[0]))
            .start();
  }

  Receivers receivers() {
    return receivers;
  }

  Domains domains() {
    return domains;
  }

  RealDns dns() {
    return dns;
  }

  /**
   * A resolver of that kind for Postern, on an address of its own; some zones never answer there.
   */
  RealResolver resolver(RealResolver.Kind kind) {
    int run = ++runs;
    return RealResolver.of(kind, dns, directory.directory("resolver" + run), block.at(60 + run))
        .silent(block.at(2), domains.silentZones())
        .start();
  }

  /** A James on an address of its own. */
  RealJames james(List<String> jvmOptions) {
    int run = ++runs;
    return RealJames.start(
        directory.directory("james" + run),
        block.at(10 + run),
        jamesResolver.address(),
        jvmOptions);
  }

  /** A new directory for what a run leaves behind. */
  LabDirectory directory() {
    return directory;
  }

  @Override
  public void close() {
    jamesResolver.close();
    blackHole.close();
    dns.close();
    receivers.close();
    directory.close();
  }
}
