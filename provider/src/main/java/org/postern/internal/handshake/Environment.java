// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

import java.security.SecureRandom;
import java.time.InstantSource;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.postern.internal.crypto.Primitives;
import org.postern.internal.session.SessionContext;

/**
 * What the connections of one SSLContext share. Thread-safe as its parts are.
 *
 * @param crypto what computes
 * @param random the source of all randomness
 * @param keys what has this side's keys
 * @param trust what judges the peers' certificates
 * @param clientSessions the sessions of connections in the client's role
 * @param serverSessions the sessions of connections in the server's role
 * @param clock the time
 * @param staples what was stapled lately
 */
public record Environment(
    Primitives crypto,
    SecureRandom random,
    X509ExtendedKeyManager keys,
    X509ExtendedTrustManager trust,
    SessionContext clientSessions,
    SessionContext serverSessions,
    InstantSource clock,
    StapleForms staples) {

  /** Makes an environment in which nothing was stapled yet. */
  public Environment(
      Primitives crypto,
      SecureRandom random,
      X509ExtendedKeyManager keys,
      X509ExtendedTrustManager trust,
      SessionContext clientSessions,
      SessionContext serverSessions,
      InstantSource clock) {
    this(crypto, random, keys, trust, clientSessions, serverSessions, clock, new StapleForms());
  }
}
