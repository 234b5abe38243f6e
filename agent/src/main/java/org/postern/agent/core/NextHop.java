// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.core;

/**
 * Where a connection belongs.
 *
 * @param name the next hop: the recipients' domain, or the relay
 * @param host the host that the mail server has chosen, or the relay
 * @param port the port
 * @param isRelay whether the operator named the host, in contrast to MX records
 */
record NextHop(String name, String host, int port, boolean isRelay) {

  static NextHop relay(String host, int port) {
    return new NextHop(host, host, port, true);
  }

  /** Makes it of what a mail server does; what the transport does fills the gaps. */
  static NextHop of(JamesDelivery delivery, NextHop transport) {
    String host = delivery.host() == null ? transport.host : delivery.host();
    int port = delivery.port() == -1 ? transport.port : delivery.port();
    String domain = delivery.domain();
    return domain == null ? relay(host, port) : new NextHop(domain, host, port, false);
  }
}
