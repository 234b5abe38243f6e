// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.session;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a server remembers sessions: in tickets that the clients keep, else in a cache. A ticket that
 * would be too long holds the cache's identifier instead of the state. Thread-safe.
 */
public final class ServerSessions {

  /** Two tickets of this length fit into a ClientHello of any implementation. */
  private static final int MAX_TICKET_LENGTH = 8 * 1024;

  private static final byte REFERENCE = 0;

  /** How far the clocks of servers that share keys may be apart. */
  private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

  private final SecureRandom random;
  private final TicketKeys keys;
  private final TicketSealer sealer;
  private final byte[] own;
  private final ServerCache cache = new ServerCache();
  private final Revocations revocations = new Revocations();

  ServerSessions(SecureRandom random, TicketKeys keys) {
    this.random = random;
    this.keys = keys;
    this.sealer = new TicketSealer(random);
    this.own = new byte[ServerState.ID_LENGTH];
    random.nextBytes(own);
  }

  /** The sessions as seen at one moment. */
  public record View(ServerSessions all, long now, Duration lifetime, int cacheSize) {

    /**
     * Returns a ticket for a session, null if none can be issued.
     *
     * @param binding what a connection that resumes must have in common with this one
     */
    public byte @Nullable [] seal(ServerState state, byte[] binding, Session session) {
      return all.seal(state, binding, session, this);
    }

    /** Returns what a ticket resumes in a connection of this binding, null if nothing. */
    public @Nullable Resumption open(byte[] ticket, byte[] binding) {
      return all.open(ticket, binding, this);
    }

    /** Remembers a session under its identifier. */
    public void remember(ServerState state, byte[] binding, Session session) {
      all.cache.put(state.sessionId(), state, binding, session, cacheSize);
    }

    /** Returns what a session ID resumes in a connection of this binding, null if nothing. */
    public @Nullable Resumption recall(byte[] sessionId, byte[] binding) {
      return all.cache.get(sessionId, binding, now);
    }

    /** Returns whether tickets can be issued. */
    public boolean hasKeys() {
      return !all.keys.current(lifetime).isEmpty();
    }
  }

  View view(long now, Duration lifetime, int cacheSize) {
    return new View(this, now, lifetime, cacheSize);
  }

  private byte @Nullable [] seal(ServerState state, byte[] binding, Session session, View view) {
    List<TicketKey> current = keys.current(view.lifetime);
    if (current.isEmpty()) {
      return null;
    }
    if (ServerStateCodec.isEncodable(state)) {
      byte[] content = ServerStateCodec.encode(state);
      if (TicketSealer.length(content.length) <= MAX_TICKET_LENGTH) {
        return sealer.seal(current.get(0), content, context(state.authenticated(), binding));
      }
    }
    byte[] id = new byte[ServerState.ID_LENGTH];
    random.nextBytes(id);
    cache.put(id, state, binding, session, view.cacheSize);
    byte[] content = new byte[1 + id.length];
    content[0] = REFERENCE;
    System.arraycopy(id, 0, content, 1, id.length);
    return sealer.seal(current.get(0), content, context(true, binding));
  }

  private @Nullable Resumption open(byte[] ticket, byte[] binding, View view) {
    List<TicketKey> current = keys.current(view.lifetime);
    byte[] content = TicketSealer.open(current, ticket, context(true, binding));
    boolean here = content != null;
    if (content == null && keys.shared()) {
      content = TicketSealer.open(current, ticket, context(false, binding));
    }
    if (content == null) {
      return null;
    }
    if (here && content.length == 1 + ServerState.ID_LENGTH && content[0] == REFERENCE) {
      return cache.get(Arrays.copyOfRange(content, 1, content.length), binding, view.now);
    }
    ServerState state = ServerStateCodec.decode(content);
    return state != null && isGood(state, view) && (here || !state.authenticated())
        ? new Resumption(state, null)
        : null;
  }

  private boolean isGood(ServerState state, View view) {
    return state.expires() > view.now
        && state.created() <= view.now + CLOCK_SKEW.toMillis()
        && view.now - state.created() < view.lifetime.toMillis()
        && !revocations.contains(state.sessionId(), state.created());
  }

  /**
   * Returns the additional data of a ticket. What refers to this process, or to a verdict of this
   * context's trust manager, is bound to the context even where other servers have the keys.
   */
  private byte[] context(boolean here, byte[] binding) {
    byte[] identity = here || !keys.shared() ? own : new byte[own.length];
    byte[] both = Arrays.copyOf(identity, identity.length + binding.length);
    System.arraycopy(binding, 0, both, identity.length, binding.length);
    return both;
  }

  void forget(Session session, Duration lifetime, long now, boolean surely) {
    cache.forget(session);
    if (!surely && revocations.isFull(now)) {
      return;
    }
    revocations.add(
        session.getId(),
        session.getCreationTime(),
        session.getCreationTime() + lifetime.toMillis(),
        now);
  }

  void trim(int limit) {
    cache.trim(limit);
  }

  List<Session> sessions(long now) {
    return cache.sessions(now);
  }
}
