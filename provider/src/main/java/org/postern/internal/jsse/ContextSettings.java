// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jsse;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
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
 */
public record ContextSettings(
    Supplier<Rules> rules,
    List<Protocol> clientProtocols,
    KeyShares keyShares,
    Duration handshakeTimeout) {

  /** How long a handshake may take where nothing else is configured. */
  public static final Duration DEFAULT_HANDSHAKE_TIMEOUT = Duration.ofSeconds(60);

  /** Copies the list. */
  public ContextSettings {
    clientProtocols = List.copyOf(clientProtocols);
    if (handshakeTimeout.isNegative()) {
      throw new IllegalArgumentException("a handshake cannot take " + handshakeTimeout);
    }
  }
}
