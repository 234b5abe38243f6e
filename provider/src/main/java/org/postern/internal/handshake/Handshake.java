// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.postern.internal.crypto.ConnectionCrypto;
import org.postern.internal.crypto.RecordCipher;
import org.postern.internal.policy.Protocol;
import org.postern.internal.session.Session;
import org.postern.internal.session.SessionFacts;

/** What belongs to one handshake, whichever the side. Used by one thread at a time. */
final class Handshake {
  private final HandshakeSettings settings;
  private final Owner owner;
  private final Environment environment;
  private final CapturingCrypto crypto;
  private volatile Session session;
  private volatile @Nullable String applicationProtocol;

  Handshake(HandshakeSettings settings, Owner owner, Environment environment) {
    this.settings = settings;
    this.owner = owner;
    this.environment = environment;
    this.crypto = new CapturingCrypto(environment.crypto(), environment.random());
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

  /** Returns what protects the records now. */
  RecordCipher cipher() {
    return crypto.cipher();
  }

  boolean isTls13() {
    return session.facts().protocol() == Protocol.TLS_1_3;
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

  /** Returns the ALPN protocol: null before it is known, empty for none. */
  @Nullable String applicationProtocol() {
    return applicationProtocol;
  }

  /** Tells the ALPN protocol, empty for none. */
  void applicationProtocol(String protocol) {
    applicationProtocol = protocol;
    learn(facts -> facts.withApplicationProtocol(protocol));
  }

  /** Tells the owner that the handshake is over, whatever became of it. */
  void over() {
    owner.handshakeSession(null);
  }
}
