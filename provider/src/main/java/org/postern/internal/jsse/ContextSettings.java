// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jsse;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.postern.internal.ocsp.StatusPolicy;
import org.postern.internal.policy.KeyShares;
import org.postern.internal.policy.Protocol;
import org.postern.internal.policy.Rules;

/**
 * What an SSLContext is made with, whatever it is initialised with later.
 *
 * @param rules what the policy allows now; asked for each connection, and cheap
 * @param clientProtocols what clients have enabled until told otherwise, as far as the rules allow
 *     it: an SSLContext "TLSv1.2" begins with less than "TLS"
 * @param keyShares which key shares a client sends first
 * @param handshakeTimeout how long the handshake of a socket may take in all; zero for no limit
 * @param ticketKeys a file with the keys of session tickets, null for keys of each context's own
 * @param corretto where the Amazon Corretto Crypto Provider is: "auto", "off" or a jar
 * @param status how much clients want to know of whether a server's certificate is revoked
 */
public record ContextSettings(
    Supplier<Rules> rules,
    List<Protocol> clientProtocols,
    KeyShares keyShares,
    Duration handshakeTimeout,
    @Nullable Path ticketKeys,
    String corretto,
    StatusPolicy status) {

  /** How long a handshake may take where nothing else is configured. */
  public static final Duration DEFAULT_HANDSHAKE_TIMEOUT = Duration.ofSeconds(60);

  /** Copies the list. */
  public ContextSettings {
    clientProtocols = List.copyOf(clientProtocols);
    if (handshakeTimeout.isNegative()) {
      throw new IllegalArgumentException("a handshake cannot take " + handshakeTimeout);
    }
  }

  /** Makes settings of contexts that share no ticket keys. */
  public ContextSettings(
      Supplier<Rules> rules,
      List<Protocol> clientProtocols,
      KeyShares keyShares,
      Duration handshakeTimeout) {
    this(rules, clientProtocols, keyShares, handshakeTimeout, null, "auto", StatusPolicy.STAPLE);
  }

  /** Returns the same but for what clients have enabled until told otherwise. */
  public ContextSettings withClientProtocols(List<Protocol> protocols) {
    return new ContextSettings(
        rules, protocols, keyShares, handshakeTimeout, ticketKeys, corretto, status);
  }
}
