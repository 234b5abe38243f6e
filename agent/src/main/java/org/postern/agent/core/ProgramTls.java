// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.core;

import java.util.Properties;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.postern.agent.bridge.SmtpAttempt;

/**
 * What TLS the program itself has arranged for a connection.
 *
 * @param implicit whether it begins with TLS
 * @param startTls whether it asks for STARTTLS or insists on it
 * @param explicit whether it says whom to trust, by trusted hosts or a socket factory
 * @param postern whether it uses Postern as a library
 * @param port the port that it connects to
 */
record ProgramTls(boolean implicit, boolean startTls, boolean explicit, boolean postern, int port) {
  private static final String LIBRARY = "org.postern.";

  /** Whether the program would use TLS without the agent. */
  boolean asked() {
    return implicit || startTls;
  }

  static ProgramTls of(SmtpAttempt attempt) {
    Properties properties = attempt.properties();
    String prefix = attempt.prefix();
    Object forTls = factory(attempt, prefix + ".ssl.socketFactory");
    Object forAll = factory(attempt, prefix + ".socketFactory");
    boolean tlsForAll = isTls(forAll);
    return new ProgramTls(
        attempt.implicitTls() || tlsForAll,
        attempt.startTls() || attempt.requireStartTls(),
        forTls != null || tlsForAll || properties.getProperty(prefix + ".ssl.trust") != null,
        isLibrary(forTls) || isLibrary(forAll),
        port(attempt, forTls != null, forAll != null));
  }

  /** The port, found as the mail library finds it. */
  private static int port(SmtpAttempt attempt, boolean forTls, boolean forAll) {
    String prefix = attempt.prefix();
    int port = attempt.port();
    if (port == -1) {
      port = number(attempt.properties(), prefix + ".port");
    }
    if (port == -1) {
      port = attempt.defaultPort();
    }
    int own = -1;
    if (attempt.implicitTls() && forTls) {
      own = number(attempt.properties(), prefix + ".ssl.socketFactory.port");
    } else if (forAll) {
      own = number(attempt.properties(), prefix + ".socketFactory.port");
    }
    return own == -1 ? port : own;
  }

  private static int number(Properties properties, String name) {
    Object value = properties.get(name);
    if (value == null) {
      value = properties.getProperty(name);
    }
    try {
      return value == null ? -1 : Integer.parseInt(value.toString());
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  /** The factory itself, or its class. */
  private static @Nullable Object factory(SmtpAttempt attempt, String name) {
    if (attempt.properties().get(name) instanceof SocketFactory factory) {
      return factory;
    }
    String type = attempt.properties().getProperty(name + ".class");
    if (type == null || type.isEmpty()) {
      return null;
    }
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    for (ClassLoader loader :
        new ClassLoader[] {context, attempt.transport().getClass().getClassLoader()}) {
      try {
        return Class.forName(type, false, loader);
      } catch (ClassNotFoundException | LinkageError e) {
        // The next loader may have it.
      }
    }
    return null;
  }

  private static Class<?> type(Object factory) {
    return factory instanceof Class<?> type ? type : factory.getClass();
  }

  private static boolean isTls(@Nullable Object factory) {
    return factory != null && SSLSocketFactory.class.isAssignableFrom(type(factory));
  }

  private static boolean isLibrary(@Nullable Object factory) {
    return factory != null && type(factory).getName().startsWith(LIBRARY);
  }
}
