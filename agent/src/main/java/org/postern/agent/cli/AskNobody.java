// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.cli;

import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;

/** Keeps a store of OCSP responses from the network, as {@code --no-ocsp} wants it. */
final class AskNobody extends ProxySelector {

  @Override
  public List<Proxy> select(URI uri) {
    throw new IllegalArgumentException("no responder is asked (--no-ocsp)");
  }

  @Override
  public void connectFailed(URI uri, SocketAddress address, IOException cause) {
    // There is no connection.
  }
}
