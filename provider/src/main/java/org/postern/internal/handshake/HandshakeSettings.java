// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

import java.security.AlgorithmConstraints;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.SNIMatcher;
import javax.net.ssl.SNIServerName;
import org.jspecify.annotations.Nullable;
import org.postern.internal.policy.KeyShares;
import org.postern.internal.policy.Rules;

/**
 * What one connection may do, fixed when its handshake begins.
 *
 * @param clientMode whether this side is the client
 * @param rules the policy's profile, already narrowed to what the socket or engine has enabled
 * @param keyShares which key shares a client sends first
 * @param preferOwnOrder whether a server's order of suites and groups counts before the client's
 * @param serverNames client: the server names to send, may be empty
 * @param serverNameMatchers server: one of them must match a name that the client sent; may be
 *     empty
 * @param applicationProtocols the ALPN protocols in order of preference (RFC 7301), may be empty
 * @param clientAuthentication server: what is asked of the client
 * @param endpointIdentification "HTTPS", "LDAPS" or empty, as in SSLParameters
 * @param constraints the caller's own constraints on algorithms
 * @param sessionCreation whether a new session may be made
 * @param peerHost the name or address of the peer as the caller gave it
 * @param peerPort the port of the peer, or -1
 */
public record HandshakeSettings(
    boolean clientMode,
    Rules rules,
    KeyShares keyShares,
    boolean preferOwnOrder,
    List<SNIServerName> serverNames,
    Collection<SNIMatcher> serverNameMatchers,
    List<String> applicationProtocols,
    ClientAuthentication clientAuthentication,
    String endpointIdentification,
    @Nullable AlgorithmConstraints constraints,
    boolean sessionCreation,
    @Nullable String peerHost,
    int peerPort) {

  /** Copies the lists. */
  public HandshakeSettings {
    serverNames = List.copyOf(serverNames);
    serverNameMatchers = List.copyOf(serverNameMatchers);
    applicationProtocols = List.copyOf(applicationProtocols);
  }

  HandshakeSettings withRules(Rules narrowed) {
    return new HandshakeSettings(
        clientMode,
        narrowed,
        keyShares,
        preferOwnOrder,
        serverNames,
        serverNameMatchers,
        applicationProtocols,
        clientAuthentication,
        endpointIdentification,
        constraints,
        sessionCreation,
        peerHost,
        peerPort);
  }
}
