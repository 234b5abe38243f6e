// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.session;

import java.security.AlgorithmConstraints;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SNIServerName;
import org.jspecify.annotations.Nullable;
import org.postern.internal.policy.Rules;

/**
 * Everything besides the SSLContext that a client's session depends on: a session is resumed by a
 * connection of the same scope and by no other. Key managers and trust managers, and with them a
 * requirement, belong to the SSLContext, which has sessions of its own.
 *
 * @param peerHost the peer as the caller named it, in lower case
 * @param peerPort the peer's port
 * @param serverNames the server names that are sent
 * @param rules what the connection may do
 * @param applicationProtocols the ALPN protocols that are offered
 * @param endpointIdentification as in SSLParameters, empty for none
 * @param constraints the caller's constraints on algorithms
 */
public record ClientScope(
    String peerHost,
    int peerPort,
    List<SNIServerName> serverNames,
    Rules rules,
    List<String> applicationProtocols,
    String endpointIdentification,
    @Nullable AlgorithmConstraints constraints) {

  /** Copies the lists; the case of a host does not matter. */
  public ClientScope {
    peerHost = peerHost.toLowerCase(Locale.ROOT);
    serverNames = List.copyOf(serverNames);
    applicationProtocols = List.copyOf(applicationProtocols);
  }
}
