// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.core;

import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;
import org.postern.Postern;
import org.postern.PosternKey;
import org.postern.agent.bridge.Listeners;
import org.postern.policy.Profile;

/**
 * Replaces the contexts of listeners by Postern's, with the keys and the trust that the server has
 * configured, and the identity that Postern has. Whatever fails leaves a listener as it is.
 * Thread-safe.
 */
final class ListenerGuard implements Listeners {
  private static final String GREENMAIL = "GreenMail";
  private static final String SUBETHA = "SubEthaSMTP STARTTLS";

  private final Engine engine;
  private final ListenerOutcomes outcomes;
  private final AgentLog log;
  private final Map<Object, Boolean> seen = Collections.synchronizedMap(new WeakHashMap<>());
  private volatile @Nullable JvmContext jvmContext;

  /** What serves in the place of the JVM's default context; null: that context itself. */
  private record JvmContext(SSLContext own, @Nullable SSLContext other) {}

  ListenerGuard(Engine engine, ListenerOutcomes outcomes, AgentLog log) {
    this.engine = engine;
    this.outcomes = outcomes;
    this.log = log;
  }

  @Override
  public @Nullable SSLContext context(@Nullable Object server, Object factory) {
    log.serverRuns(factory.getClass().getClassLoader());
    String name = JamesListener.name(server);
    if (server != null) {
      seen.put(server, true);
    }
    try {
      return serve(
          name,
          JamesListener.beginsInClear(server),
          JamesListener.keys(factory),
          JamesListener.trust(factory));
    } catch (Throwable t) {
      return left(name, t);
    }
  }

  @Override
  public @Nullable SSLContext context(
      KeyManager @Nullable [] keys, TrustManager @Nullable [] trust) {
    log.serverRuns(Thread.currentThread().getContextClassLoader());
    try {
      return serve(GREENMAIL, false, keys == null ? new KeyManager[0] : keys, trust);
    } catch (Throwable t) {
      return left(GREENMAIL, t);
    }
  }

  @Override
  public @Nullable SSLSocket startTls(Object server, boolean byDefaultContext, Socket socket) {
    log.serverRuns(server.getClass().getClassLoader());
    if (!byDefaultContext) {
      outcomes.left(SUBETHA, "the program has given it a context of its own, whose keys are there");
      return null;
    }
    try {
      SSLContext context = inPlaceOfDefault();
      return context == null ? null : layered(context, socket);
    } catch (Throwable t) {
      left(SUBETHA, t);
      return null;
    }
  }

  /** Builds it when it is first asked for, and again where another default context was set. */
  private @Nullable SSLContext inPlaceOfDefault() throws Exception {
    SSLContext own = SSLContext.getDefault();
    JvmContext known = jvmContext;
    if (known == null || known.own != own) {
      synchronized (this) {
        known = jvmContext;
        if (known == null || known.own != own) {
          known = new JvmContext(own, replacement(own));
          jvmContext = known;
        }
      }
    }
    return known.other;
  }

  private @Nullable SSLContext replacement(SSLContext own) {
    try {
      if (!own.getProtocol().equals("Default")) {
        outcomes.left(SUBETHA, "the program has set a default SSLContext, whose keys are there");
        return null;
      }
      KeyManager[] keys = JvmKeys.of(System.getProperties());
      if (keys == null && !identityIsConfigured()) {
        outcomes.left(SUBETHA, "javax.net.ssl.keyStore is not set, so that there is no key");
        return null;
      }
      return serve(SUBETHA, true, keys == null ? new KeyManager[0] : keys, null);
    } catch (Throwable t) {
      return left(SUBETHA, t);
    }
  }

  private boolean identityIsConfigured() throws Exception {
    Postern postern = engine.postern();
    return postern != null && !postern.config().list(PosternKey.IDENTITY_CHAIN).isEmpty();
  }

  private static SSLSocket layered(SSLContext context, Socket socket) throws Exception {
    // The address, not a name: a reverse lookup for each client would be for nothing.
    String peer = ((InetSocketAddress) socket.getRemoteSocketAddress()).getHostString();
    SSLSocket layered =
        (SSLSocket) context.getSocketFactory().createSocket(socket, peer, socket.getPort(), true);
    layered.setUseClientMode(false);
    layered.setEnabledProtocols(context.getDefaultSSLParameters().getProtocols());
    return layered;
  }

  @Override
  public void inUse(Object server) {
    if (seen.putIfAbsent(server, true) == null) {
      Thread thread = new Thread(() -> rebuild(server), "postern-listeners");
      thread.setDaemon(true);
      thread.setContextClassLoader(server.getClass().getClassLoader());
      thread.start();
    }
  }

  /** James reads its keys again and makes its context anew, which comes by here. */
  private void rebuild(Object server) {
    try {
      if (engine.postern() != null) {
        JamesListener.reload(server);
      }
    } catch (Throwable t) {
      left(JamesListener.name(server) + " (until it is restarted)", t);
    }
  }

  /**
   * Returns our context for these keys; null if there is none, which was said. Whoever may go on in
   * clear text gets the widest profile: weak encryption is better than none (RFC 7435).
   */
  private @Nullable SSLContext serve(
      String listener, boolean clearText, KeyManager[] keys, TrustManager @Nullable [] trust)
      throws Exception {
    Postern postern = engine.postern();
    if (postern == null) {
      outcomes.left(listener, "Postern is not active: " + engine.failure());
      return null;
    }
    Profile profile =
        clearText
            ? Profile.OPPORTUNISTIC
            : Profile.of(postern.config().get(PosternKey.TLS_PROFILE));
    boolean configured = hasIdentity(postern, listener);
    SSLContext context =
        postern.tls().server(profile, configured ? postern.serverKeys(keys) : keys, trust);
    outcomes.served(
        listener,
        TlsWords.of(postern.config(), profile)
            + (configured ? "; the configured identity, then its own keys" : ""));
    return context;
  }

  /** Whatever is wrong with an identity, the server has keys of its own to be served with. */
  private boolean hasIdentity(Postern postern, String listener) {
    try {
      return postern.identity().isPresent();
    } catch (RuntimeException | LinkageError e) {
      log.warning(
          "inbound: "
              + listener
              + " is served with its own keys only, the configured identity cannot be used: "
              + Failures.describe(e));
      return false;
    }
  }

  private @Nullable SSLContext left(String listener, Throwable failure) {
    if (failure instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
    outcomes.left(listener, Failures.describe(failure));
    return null;
  }
}
