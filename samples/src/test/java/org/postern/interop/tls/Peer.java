// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop.tls;

import java.util.Optional;

/** A TLS implementation that is not ours. */
public interface Peer {
  /** Which side the peer is. */
  enum Side {
    SERVER,
    CLIENT
  }

  String name();

  /** Why the peer cannot do this on that side; empty if it can. */
  Optional<String> lacks(Side side, Scenario scenario);

  /** Starts a server that sends back what it gets. */
  PeerServer serve(Scenario scenario, TlsLab lab) throws Exception;

  /** Prepares a client for our server at this port of loopback. */
  PeerClient client(Scenario scenario, TlsLab lab, int port) throws Exception;
}
