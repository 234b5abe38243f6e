// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jsse;

import java.time.Duration;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSessionContext;
import org.postern.internal.handshake.Connection;
import org.postern.internal.handshake.Environment;
import org.postern.internal.handshake.HandshakeSettings;
import org.postern.internal.handshake.Owner;
import org.postern.internal.policy.Rules;

/** An initialised SSLContext as its engines and sockets see it. Immutable. */
record Context(ContextSettings settings, Environment environment) {

  /** Returns what the policy allows now. */
  Rules rules() {
    return settings.rules().get();
  }

  Duration handshakeTimeout() {
    return settings.handshakeTimeout();
  }

  /** Returns the sessions of one role. */
  SSLSessionContext sessions(boolean client) {
    return client ? environment.clientSessions() : environment.serverSessions();
  }

  /** Makes the connection of an engine or a socket, whose handshake has not begun. */
  Connection connect(Parameters parameters, Owner owner, Peer peer) throws SSLHandshakeException {
    HandshakeSettings handshake = parameters.settings(peer);
    if (handshake.rules().isEmpty()) {
      throw new SSLHandshakeException(
          "nothing is left to negotiate: of the protocols "
              + parameters.protocols()
              + " and the cipher suites "
              + parameters.cipherSuites()
              + " the policy allows none now");
    }
    return new Connection(handshake, owner, environment);
  }
}
