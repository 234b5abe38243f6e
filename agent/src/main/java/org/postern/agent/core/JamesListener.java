// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.core;

import java.lang.reflect.Field;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManager;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/** A listener of Apache James, read from its objects. */
final class JamesListener {
  private JamesListener() {}

  /** Returns what the log calls it, as {@code James SMTP 0.0.0.0:25}. */
  static String name(@Nullable Object server) {
    if (server == null) {
      return "James";
    }
    try {
      String service = String.valueOf(call(server, "getServiceType")).replace(" Service", "");
      Object addresses = addresses(server);
      String where =
          addresses instanceof Collection<?> all
              ? all.stream().map(JamesListener::text).collect(Collectors.joining(","))
              : "";
      return ("James " + service + " " + where).strip();
    } catch (ReflectiveOperationException | RuntimeException e) {
      return "James " + server.getClass().getSimpleName();
    }
  }

  /**
   * Returns whether it is an SMTP listener that begins in clear text: other mail servers go on so
   * where STARTTLS fails.
   */
  static boolean beginsInClear(@Nullable Object server) {
    if (server == null) {
      return false;
    }
    try {
      Object ssl = field(server, "sslConfig");
      return ssl != null
          && call(ssl, "useStartTLS").equals(true)
          && call(ssl, "useSSL").equals(false)
          && String.valueOf(call(server, "getServiceType")).contains("SMTP");
    } catch (ReflectiveOperationException | RuntimeException e) {
      return false;
    }
  }

  /** The configured ones: it does not listen yet when it makes its context. */
  private static @Nullable Object addresses(Object server) {
    return field(server, "addresses");
  }

  private static @Nullable Object field(Object server, String name) {
    for (Class<?> c = server.getClass(); c != null; c = c.getSuperclass()) {
      try {
        Field field = c.getDeclaredField(name);
        field.setAccessible(true);
        return field.get(server);
      } catch (ReflectiveOperationException | RuntimeException e) {
        // It may be further up, or not be there at all.
      }
    }
    return null;
  }

  private static String text(@Nullable Object address) {
    if (!(address instanceof InetSocketAddress inet)) {
      return String.valueOf(address);
    }
    InetAddress ip = inet.getAddress();
    String host = ip == null ? inet.getHostString() : ip.getHostAddress();
    return host + ":" + inet.getPort();
  }

  /** Returns the keys of James' {@code SSLFactory}. */
  static KeyManager[] keys(Object factory) throws ReflectiveOperationException {
    return optional(factory, "getKeyManager") instanceof KeyManager manager
        ? new KeyManager[] {manager}
        : new KeyManager[0];
  }

  /** Returns who judges the certificates of clients; null where James names nobody. */
  static TrustManager @Nullable [] trust(Object factory) throws ReflectiveOperationException {
    return optional(factory, "getTrustManager") instanceof TrustManager manager
        ? new TrustManager[] {manager}
        : null;
  }

  /** Has it read its keys and make its context anew. */
  static void reload(Object server) throws ReflectiveOperationException {
    call(server, "reloadSSLCertificate");
  }

  private static @Nullable Object optional(Object factory, String method)
      throws ReflectiveOperationException {
    return ((Optional<?>) call(factory, method)).orElse(null);
  }

  private static Object call(Object object, String method) throws ReflectiveOperationException {
    return object.getClass().getMethod(method).invoke(object);
  }
}
