// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.bridge;

import java.net.Socket;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * What the core decides for the listeners of mail servers. Thread-safe. Null stands for the
 * server's own TLS, unchanged.
 */
public interface Listeners {

  /**
   * Apache James makes the context of a listener.
   *
   * @param server the listener, null if unknown
   * @param factory James' {@code SSLFactory}, which has the keys
   */
  @Nullable SSLContext context(@Nullable Object server, Object factory);

  /**
   * Apache James serves a connection, of a listener that may have its context from before.
   *
   * @param server the listener
   */
  void inUse(Object server);

  /**
   * GreenMail makes the context of its listeners.
   *
   * @param keys as given to {@link SSLContext#init}
   * @param trust as given to {@link SSLContext#init}
   */
  @Nullable SSLContext context(KeyManager @Nullable [] keys, TrustManager @Nullable [] trust);

  /**
   * SubEthaSMTP was told STARTTLS.
   *
   * @param server the server
   * @param byDefaultContext whether it is configured to use the JVM's default context
   * @param socket the accepted connection
   */
  @Nullable SSLSocket startTls(Object server, boolean byDefaultContext, Socket socket);
}
