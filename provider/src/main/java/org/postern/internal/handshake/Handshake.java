// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

import java.util.function.UnaryOperator;
import org.postern.internal.crypto.ConnectionCrypto;
import org.postern.internal.session.Session;
import org.postern.internal.session.SessionFacts;

/** What belongs to one handshake, whichever the side. Used by one thread at a time. */
final class Handshake {
  private final HandshakeSettings settings;
  private final Owner owner;
  private final Environment environment;
  private final ConnectionCrypto crypto;
  private Session session;

  Handshake(HandshakeSettings settings, Owner owner, Environment environment) {
    this.settings = settings;
    this.owner = owner;
    this.environment = environment;
    this.crypto = new ConnectionCrypto(environment.crypto(), environment.random());
    this.session = Session.none(settings.peerHost(), settings.peerPort());
  }

  HandshakeSettings settings() {
    return settings;
  }

  Owner owner() {
    return owner;
  }

  Environment environment() {
    return environment;
  }

  ConnectionCrypto crypto() {
    return crypto;
  }

  Session session() {
    return session;
  }

  /** Begins a new session and shows it as the handshake's. */
  void beginSession() {
    var sessions =
        settings.clientMode() ? environment.clientSessions() : environment.serverSessions();
    show(sessions.begin(settings.peerHost(), settings.peerPort()));
    learn(facts -> facts.withLocalSignatureSchemes(settings.rules().signatureSchemes()));
  }

  /** Shows another session as the handshake's. */
  void show(Session newSession) {
    session = newSession;
    owner.handshakeSession(newSession);
  }

  /** Adds to what is known of the session. */
  void learn(UnaryOperator<SessionFacts> more) {
    session.facts(more.apply(session.facts()));
  }

  /** Tells the owner that the handshake is over, whatever became of it. */
  void over() {
    owner.handshakeSession(null);
  }
}
