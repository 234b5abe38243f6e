// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jsse;

import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import org.jspecify.annotations.Nullable;
import org.postern.internal.x509.DnsNames;

/**
 * Who is at the other end, as the program has it.
 *
 * @param host a name or an address, null if not known
 * @param port the port, or -1
 */
record Peer(@Nullable String host, int port) {

  static final Peer UNKNOWN = new Peer(null, -1);

  /**
   * Returns the names that a client asks for where the program sets none (RFC 6066 section 3): that
   * of the host, if it is a fully qualified one and no address.
   */
  List<SNIServerName> serverNames() {
    if (host == null || host.indexOf('.') < 0 || host.indexOf(':') >= 0) {
      return List.of();
    }
    String name = DnsNames.normalize(host);
    if (name == null || name.indexOf('.') < 0) {
      return List.of();
    }
    try {
      return List.of(new SNIHostName(name));
    } catch (IllegalArgumentException e) {
      return List.of(); // a label such as _mail, which is a name in the DNS and none of a host
    }
  }
}
