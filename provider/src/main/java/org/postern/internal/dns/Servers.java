// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.dns;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.stream.Collectors;
import org.xbill.DNS.ResolverConfig;

/** Addresses of DNS servers. */
final class Servers {
  private static final int PORT = 53;

  private Servers() {}

  /**
   * Each once: the given ones, else those of the operating system, else loopback as the C library
   * does.
   */
  static List<InetSocketAddress> orSystem(List<InetSocketAddress> configured) {
    if (!configured.isEmpty()) {
      return configured.stream().distinct().toList();
    }
    List<InetSocketAddress> system = ResolverConfig.getCurrentConfig().servers();
    return system.isEmpty()
        ? List.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), PORT))
        : system.stream().distinct().toList();
  }

  static String toString(InetSocketAddress server) {
    String host = server.getAddress().getHostAddress();
    return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + server.getPort();
  }

  static String toString(List<InetSocketAddress> servers) {
    return servers.stream().map(Servers::toString).collect(Collectors.joining(", "));
  }
}
