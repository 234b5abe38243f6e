// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.session;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The sessions that a server remembers itself: for clients without tickets, and where a ticket
 * would be too long. The one that was used least recently makes room. Thread-safe.
 */
final class ServerCache {

  private final Map<ByteBuffer, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);

  private record Entry(ServerState state, byte[] binding, Session session) {}

  synchronized void put(byte[] id, ServerState state, byte[] binding, Session session, int limit) {
    entries.put(ByteBuffer.wrap(id.clone()), new Entry(state, binding, session));
    trim(limit);
  }

  /** Returns what is remembered under an identifier for this binding, null if nothing. */
  synchronized @Nullable Resumption get(byte[] id, byte[] binding, long now) {
    ByteBuffer key = ByteBuffer.wrap(id);
    Entry entry = entries.get(key);
    if (entry == null || !Arrays.equals(entry.binding, binding)) {
      return null;
    }
    if (entry.state.expires() <= now || !entry.session.isValid()) {
      entries.remove(key);
      return null;
    }
    return new Resumption(entry.state, entry.session);
  }

  /** Forgets a session and all that come of it. */
  synchronized void forget(Session session) {
    byte[] id = session.getId();
    entries.values().removeIf(entry -> Arrays.equals(entry.state.sessionId(), id));
  }

  synchronized void trim(int limit) {
    Iterator<Entry> eldest = entries.values().iterator();
    while (entries.size() > limit && eldest.hasNext()) {
      eldest.next();
      eldest.remove();
    }
  }

  synchronized List<Session> sessions(long now) {
    return entries.values().stream()
        .filter(entry -> entry.state.expires() > now)
        .map(Entry::session)
        .filter(Session::isValid)
        .toList();
  }
}
