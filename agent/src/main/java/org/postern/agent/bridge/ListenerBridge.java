// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.bridge;

import java.lang.reflect.InvocationTargetException;
import java.net.Socket;
import java.security.KeyManagementException;
import java.security.SecureRandom;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * What woven code of mail servers calls where they make the TLS of their listeners. What goes wrong
 * in Postern leaves a listener with the server's own TLS; the server's own failures stay as they
 * are.
 */
public final class ListenerBridge {
  private static final ThreadLocal<Object> SERVER = new ThreadLocal<>();
  private static final ThreadLocal<Replaced> REPLACED = new ThreadLocal<>();

  private static volatile @Nullable Listeners listeners;
  private static volatile boolean watching;

  private record Replaced(SSLContext own, SSLContext other) {}

  private ListenerBridge() {}

  /** Sets what decides; null to leave every listener alone. */
  public static void listeners(@Nullable Listeners decides) {
    listeners = decides;
  }

  /** Has {@link Listeners#inUse} told of every connection, for servers that ran before. */
  public static void watch() {
    watching = true;
  }

  /** AbstractConfigurableAsyncServer#buildSSLContext begins. */
  public static void building(Object server) {
    SERVER.set(server);
  }

  /** AbstractConfigurableAsyncServer#buildSSLContext has ended. */
  public static void built() {
    SERVER.remove();
  }

  /** AbstractConfigurableAsyncServer#getEncryption returns. */
  public static void inUse(Object server, @Nullable Object encryption) {
    Listeners decides = listeners;
    if (watching && encryption != null && decides != null) {
      try {
        decides.inUse(server);
      } catch (Throwable t) {
        failed(t);
      }
    }
  }

  /** In the place of SSLFactory#getSslContext, in LegacyJavaEncryptionFactory#create. */
  public static SSLContext context(Object factory) {
    SSLContext own = ownContext(factory);
    Listeners decides = listeners;
    try {
      SSLContext other = decides == null ? null : decides.context(SERVER.get(), factory);
      return other == null ? own : other;
    } catch (Throwable t) {
      failed(t);
      return own;
    }
  }

  private static SSLContext ownContext(Object factory) {
    try {
      return (SSLContext) factory.getClass().getMethod("getSslContext").invoke(factory);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    } catch (ReflectiveOperationException e) {
      // The symbol check has seen it, so this cannot be.
      throw new IllegalStateException(e);
    }
  }

  /** In the place of SSLContext#init, in DummySSLServerSocketFactory's constructor. */
  public static void init(
      SSLContext own,
      KeyManager @Nullable [] keys,
      TrustManager @Nullable [] trust,
      @Nullable SecureRandom random)
      throws KeyManagementException {
    own.init(keys, trust, random);
    Listeners decides = listeners;
    try {
      SSLContext other = decides == null ? null : decides.context(keys, trust);
      if (other != null) {
        REPLACED.set(new Replaced(own, other));
      }
    } catch (Throwable t) {
      failed(t);
    }
  }

  /** In the place of SSLContext#getServerSocketFactory, in the same constructor. */
  public static SSLServerSocketFactory serverSocketFactory(SSLContext own) {
    Replaced replaced = REPLACED.get();
    REPLACED.remove();
    if (replaced != null && replaced.own == own) {
      try {
        return replaced.other.getServerSocketFactory();
      } catch (Throwable t) {
        failed(t);
      }
    }
    return own.getServerSocketFactory();
  }

  /** SMTPServer#createSSLSocket begins. */
  public static @Nullable SSLSocket startTls(
      Object server, @Nullable Object creator, @Nullable Object byDefault, Socket socket) {
    Listeners decides = listeners;
    try {
      return decides == null ? null : decides.startTls(server, creator == byDefault, socket);
    } catch (Throwable t) {
      failed(t);
      return null;
    }
  }

  private static void failed(Throwable t) {
    System.err.println("Postern: inbound: a listener keeps the server's own TLS: " + t);
  }
}
