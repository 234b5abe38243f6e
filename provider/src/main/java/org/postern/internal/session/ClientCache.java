// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.session;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postern.internal.policy.Protocol;

/**
 * What a client can resume, by scope; the scope that was used least recently makes room. A ticket
 * of TLS 1.3 is handed out once (RFC 8446 appendix C.4). Thread-safe.
 */
final class ClientCache {

  /** Two for each of two connections that are open at a time. */
  private static final int TICKETS_PER_SCOPE = 4;

  private final Map<ClientScope, Deque<Resumable>> scopes = new LinkedHashMap<>(16, 0.75f, true);
  private int size;

  /** Keeps one more; those that no longer fit are forgotten, the oldest first. */
  synchronized void keep(ClientScope scope, Resumable resumable, int limit) {
    Deque<Resumable> kept = scopes.computeIfAbsent(scope, absent -> new ArrayDeque<>(2));
    if (resumable.protocol() == Protocol.TLS_1_2) {
      size -= kept.size();
      kept.clear();
    }
    kept.addFirst(resumable);
    size++;
    if (kept.size() > TICKETS_PER_SCOPE) {
      kept.removeLast();
      size--;
    }
    trim(limit);
  }

  /** Returns the newest that is not too old, null if there is none. */
  synchronized @Nullable Resumable take(ClientScope scope, Protocol protocol, long now) {
    Deque<Resumable> kept = scopes.get(scope);
    if (kept == null) {
      return null;
    }
    Resumable found = null;
    for (Iterator<Resumable> i = kept.iterator(); i.hasNext(); ) {
      Resumable next = i.next();
      if (next.expires() <= now || !next.session().isValid()) {
        i.remove();
        size--;
      } else if (found == null && next.protocol() == protocol) {
        found = next;
        if (protocol == Protocol.TLS_1_3) {
          i.remove();
          size--;
        }
      }
    }
    if (kept.isEmpty()) {
      scopes.remove(scope);
    }
    return found;
  }

  /** Forgets all that resumes this session or comes of it. */
  synchronized void forget(Session session) {
    for (Iterator<Deque<Resumable>> i = scopes.values().iterator(); i.hasNext(); ) {
      Deque<Resumable> kept = i.next();
      int before = kept.size();
      kept.removeIf(each -> each.session().isSameAs(session));
      size -= before - kept.size();
      if (kept.isEmpty()) {
        i.remove();
      }
    }
  }

  synchronized void trim(int limit) {
    Iterator<Deque<Resumable>> eldest = scopes.values().iterator();
    while (size > limit && eldest.hasNext()) {
      size -= eldest.next().size();
      eldest.remove();
    }
  }

  /** Returns the sessions that can be resumed. */
  synchronized List<Session> sessions(long now) {
    return scopes.values().stream()
        .flatMap(Deque::stream)
        .filter(each -> each.expires() > now)
        .map(Resumable::session)
        .filter(Session::isValid)
        .toList();
  }
}
