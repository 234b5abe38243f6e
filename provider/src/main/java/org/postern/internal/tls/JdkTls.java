// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.tls;

import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import java.security.NoSuchProviderException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;
import org.postern.smtp.TlsRequirement;

/**
 * TLS by the JDK's JSSE. There is one context to each {@linkplain ContextKey key}, because JSSE
 * keeps sessions by context, host and port only; at most {@value #MOST_CONTEXTS} are remembered,
 * the least recently used go first. Thread-safe.
 */
public final class JdkTls {

  static final int MOST_CONTEXTS = 256;
  private static final int SESSIONS_PER_CONTEXT = 16;
  private static final int SESSION_SECONDS = 3600;

  private final Clock clock;
  private final Map<ContextKey, SSLContext> contexts =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ContextKey, SSLContext> eldest) {
          return size() > MOST_CONTEXTS;
        }
      };

  /** Makes the stack; the clock is that by which certificates expire. */
  public JdkTls(Clock clock) {
    this.clock = clock;
  }

  /** Returns the context for connections that must meet the requirement. */
  public SSLContext client(TlsRequirement requirement) {
    ContextKey key = ContextKey.of(requirement, Binding.PROTOCOLS, "no client identity");
    synchronized (contexts) {
      return contexts.computeIfAbsent(key, k -> newClient(requirement, k));
    }
  }

  private SSLContext newClient(TlsRequirement requirement, ContextKey key) {
    Judge judge = new Judge(requirement, clock);
    SSLContext context =
        initialised(
            new KeyManager[0], new TrustManager[] {new RequirementTrustManager(key, judge)});
    SSLSessionContext sessions = context.getClientSessionContext();
    sessions.setSessionCacheSize(SESSIONS_PER_CONTEXT);
    sessions.setSessionTimeout(SESSION_SECONDS);
    return new BoundContext(context, new Binding(requirement, key, judge));
  }

  /** Returns a context for servers with these keys; null trust stands for the JVM's default. */
  public SSLContext server(KeyManager[] keys, TrustManager @Nullable [] trust) {
    return new ServerContext(initialised(keys.clone(), trust == null ? null : trust.clone()));
  }

  private static SSLContext initialised(KeyManager[] keys, TrustManager @Nullable [] trust) {
    try {
      SSLContext context = instance();
      context.init(keys, trust, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java gives no TLS context: " + e.getMessage(), e);
    }
  }

  /** The JDK's own, also where another provider stands before it; any where there is none. */
  private static SSLContext instance() throws NoSuchAlgorithmException {
    try {
      return SSLContext.getInstance("TLS", "SunJSSE");
    } catch (NoSuchProviderException e) {
      return SSLContext.getInstance("TLS");
    }
  }
}
