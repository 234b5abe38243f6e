// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.session;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSessionContext;
import org.jspecify.annotations.Nullable;
import org.postern.internal.policy.Protocol;

/**
 * The sessions of one SSLContext in one role. A session is resumed for 24 hours after its full
 * handshake, or as long as {@link #setSessionTimeout} says; 0, and whatever is longer, mean seven
 * days, the most that RFC 8446 section 4.6.1 allows. Thread-safe.
 */
public final class SessionContext implements SSLSessionContext {

  private static final int DEFAULT_CACHE_SIZE = 20_480;

  /** What a cache size of 0, "no limit", means. */
  private static final int MAX_CACHE_SIZE = 1 << 20;

  private static final Duration DEFAULT_TIMEOUT = Duration.ofHours(24);
  private static final Duration MAX_TIMEOUT = Duration.ofSeconds(SessionTicket.MAX_LIFETIME);

  private final boolean client;
  private final SecureRandom random;
  private final InstantSource clock;
  private final ClientCache clients = new ClientCache();
  private final ServerSessions servers;
  private volatile int cacheSize = DEFAULT_CACHE_SIZE;
  private volatile int timeoutSeconds = (int) DEFAULT_TIMEOUT.toSeconds();

  private SessionContext(
      boolean client, SecureRandom random, InstantSource clock, TicketKeys keys) {
    this.client = client;
    this.random = random;
    this.clock = clock;
    this.servers = new ServerSessions(random, keys);
  }

  /** Makes the context of a client's sessions. */
  public static SessionContext client(SecureRandom random, InstantSource clock) {
    return new SessionContext(true, random, clock, new RotatingTicketKeys(random, clock));
  }

  /** Makes the context of a server's sessions, whose tickets nobody else can open. */
  public static SessionContext server(SecureRandom random, InstantSource clock) {
    return server(random, clock, null);
  }

  /**
   * Makes the context of a server's sessions.
   *
   * @param ticketKeys a file of ticket keys that other servers have too ({@link TicketKeyFile}),
   *     null for keys of this context alone
   */
  public static SessionContext server(
      SecureRandom random, InstantSource clock, @Nullable Path ticketKeys) {
    TicketKeys keys =
        ticketKeys == null
            ? new RotatingTicketKeys(random, clock)
            : new FileTicketKeys(ticketKeys, clock);
    return new SessionContext(false, random, clock, keys);
  }

  /** Makes the session of a full handshake that begins. */
  public Session begin(@Nullable String peerHost, int peerPort) {
    byte[] id = new byte[ServerState.ID_LENGTH];
    random.nextBytes(id);
    return begin(id, peerHost, peerPort);
  }

  /** Makes the session of a full handshake in which the server has chosen the identifier. */
  public Session begin(byte[] id, @Nullable String peerHost, int peerPort) {
    return Session.begin(this, id.clone(), peerHost, peerPort);
  }

  /** Client: keeps what resumes a session, unless the session is invalid already. */
  public void keep(ClientScope scope, Resumable resumable) {
    if (resumable.session().isValid() && resumable.expires() > clock.millis()) {
      clients.keep(scope, resumable, effectiveCacheSize());
    }
  }

  /** Client: returns what resumes a session in this scope; a ticket of TLS 1.3 only once. */
  public @Nullable Resumable take(ClientScope scope, Protocol protocol) {
    return clients.take(scope, protocol, clock.millis());
  }

  /** Server: returns what its sessions are remembered by. */
  public ServerSessions.View server() {
    return servers.view(clock.millis(), lifetime(), effectiveCacheSize());
  }

  /** Server: makes the session of a connection that resumes. */
  public Session resume(
      Resumption resumption, SessionFacts facts, @Nullable String peerHost, int peerPort) {
    Session known = resumption.session();
    return known != null
        ? known.resume(facts, peerHost, peerPort)
        : Session.restore(this, resumption.state(), facts, peerHost, peerPort);
  }

  /** Returns the time, in milliseconds since the epoch. */
  public long now() {
    return clock.millis();
  }

  /** Returns how long a session may be resumed after its full handshake. */
  public Duration lifetime() {
    Duration timeout = Duration.ofSeconds(timeoutSeconds);
    return timeout.isZero() || timeout.compareTo(MAX_TIMEOUT) > 0 ? MAX_TIMEOUT : timeout;
  }

  /**
   * Forgets a session.
   *
   * @param surely whether nothing may resume it any more, at whatever cost
   */
  void forget(Session session, boolean surely) {
    if (client) {
      clients.forget(session);
    } else {
      servers.forget(session, lifetime(), clock.millis(), surely);
    }
  }

  /** Returns whether a session of this age is too old. */
  boolean isExpired(long created) {
    return clock.millis() - created >= lifetime().toMillis();
  }

  private int effectiveCacheSize() {
    return cacheSize == 0 ? MAX_CACHE_SIZE : Math.min(cacheSize, MAX_CACHE_SIZE);
  }

  private List<Session> sessions() {
    long now = clock.millis();
    return client ? clients.sessions(now) : servers.sessions(now);
  }

  @Override
  public @Nullable SSLSession getSession(byte[] sessionId) {
    Objects.requireNonNull(sessionId, "sessionId");
    for (Session session : sessions()) {
      if (Arrays.equals(session.getId(), sessionId)) {
        return session;
      }
    }
    return null;
  }

  @Override
  public Enumeration<byte[]> getIds() {
    return Collections.enumeration(
        sessions().stream().map(Session::getId).map(Id::new).distinct().map(Id::octets).toList());
  }

  /** An identifier by its value. */
  private record Id(byte[] octets) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Id id && Arrays.equals(octets, id.octets);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(octets);
    }
  }

  @Override
  public void setSessionTimeout(int seconds) {
    if (seconds < 0) {
      throw new IllegalArgumentException(
          "the session timeout is 0 or more seconds, not " + seconds);
    }
    timeoutSeconds = seconds;
  }

  @Override
  public int getSessionTimeout() {
    return timeoutSeconds;
  }

  @Override
  public void setSessionCacheSize(int size) {
    if (size < 0) {
      throw new IllegalArgumentException("the session cache size is 0 or more, not " + size);
    }
    cacheSize = size;
    clients.trim(effectiveCacheSize());
    servers.trim(effectiveCacheSize());
  }

  @Override
  public int getSessionCacheSize() {
    return cacheSize;
  }
}
