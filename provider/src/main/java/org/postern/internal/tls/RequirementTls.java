// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.tls;

import java.security.KeyManagementException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;
import org.postern.policy.Profile;
import org.postern.smtp.TlsRequirement;

/**
 * TLS under requirements. There is one context to each {@linkplain ContextKey key}, because JSSE
 * keeps sessions by context, host and port only; at most {@value #MOST_CONTEXTS} are remembered,
 * the least recently used go first. Thread-safe.
 */
public final class RequirementTls {

  static final int MOST_CONTEXTS = 256;
  private static final int SESSIONS_PER_CONTEXT = 16;
  private static final int SESSION_SECONDS = 3600;

  private final Clock clock;
  private final Engine engine;
  private final Profile authenticated;
  private final Map<ContextKey, SSLContext> contexts =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ContextKey, SSLContext> eldest) {
          return size() > MOST_CONTEXTS;
        }
      };

  /**
   * Makes the stack.
   *
   * @param clock that by which certificates expire
   * @param engine whose TLS it is
   * @param authenticated the profile for servers that have to prove who they are
   */
  public RequirementTls(Clock clock, Engine engine, Profile authenticated) {
    this.clock = clock;
    this.engine = engine;
    this.authenticated = authenticated;
  }

  /** Returns the context for connections that must meet the requirement. */
  public SSLContext client(TlsRequirement requirement) {
    ContextKey key =
        ContextKey.of(
            requirement,
            List.of(engine.describe(), profile(requirement).label()),
            "no client identity");
    synchronized (contexts) {
      return contexts.computeIfAbsent(key, k -> newClient(requirement, k));
    }
  }

  /**
   * Mail that may go to anybody would go out in clear text if TLS failed, or be no safer for being
   * refused: all that the code can do is allowed then (RFC 7435).
   */
  private Profile profile(TlsRequirement requirement) {
    return requirement instanceof TlsRequirement.Dane dane && !dane.audit()
        ? authenticated
        : Profile.OPPORTUNISTIC;
  }

  private SSLContext newClient(TlsRequirement requirement, ContextKey key) {
    Judge judge = new Judge(requirement, clock);
    Profile profile = profile(requirement);
    SSLContext context =
        initialised(
            profile,
            new KeyManager[0],
            new TrustManager[] {new RequirementTrustManager(key, judge)});
    SSLSessionContext sessions = context.getClientSessionContext();
    sessions.setSessionCacheSize(SESSIONS_PER_CONTEXT);
    sessions.setSessionTimeout(SESSION_SECONDS);
    return new BoundContext(context, new Binding(requirement, key, judge, engine.limits(profile)));
  }

  /** Returns a context for servers with these keys; null trust stands for the JVM's default. */
  public SSLContext server(Profile profile, KeyManager[] keys, TrustManager @Nullable [] trust) {
    return new ServerContext(
        initialised(profile, keys.clone(), trust == null ? null : trust.clone()),
        engine.limits(profile));
  }

  private SSLContext initialised(
      Profile profile, KeyManager[] keys, TrustManager @Nullable [] trust) {
    try {
      SSLContext context = engine.newContext(profile);
      context.init(keys, trust, null);
      return context;
    } catch (KeyManagementException e) {
      throw new IllegalStateException("no TLS context can be made: " + e.getMessage(), e);
    }
  }
}
