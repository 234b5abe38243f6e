// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.core;

import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;

/**
 * A transport's properties with our socket factory in place of what the program has. Copies: the
 * program's own are never changed.
 */
final class TlsProperties {
  private TlsProperties() {}

  /** For {@code SocketFetcher#startTLS}. */
  static Properties forStartTls(Properties properties, String prefix, SSLSocketFactory factory) {
    Properties copy = copy(properties);
    copy.put(prefix + ".ssl.socketFactory", factory);
    withoutOtherChecks(copy, prefix);
    return copy;
  }

  /** For {@code SocketFetcher#getSocket} of a connection that begins with TLS. */
  static Properties forImplicitTls(
      Properties properties, String prefix, int port, SSLSocketFactory factory) {
    Properties copy = copy(properties);
    for (String kind : new String[] {".ssl.socketFactory", ".socketFactory"}) {
      copy.put(prefix + kind, factory);
      copy.remove(prefix + kind + ".class");
      copy.setProperty(prefix + kind + ".port", Integer.toString(port));
    }
    // Else the library would try once more with the JVM's default factory when ours refuses.
    copy.setProperty(prefix + ".socketFactory.fallback", "false");
    withoutOtherChecks(copy, prefix);
    return copy;
  }

  /** Trust and names are decided in our factory; the library's own checks come on top of it. */
  private static void withoutOtherChecks(Properties copy, String prefix) {
    copy.remove(prefix + ".ssl.trust");
    copy.remove(prefix + ".ssl.socketFactory.class");
    copy.remove(prefix + ".ssl.hostnameverifier");
    copy.remove(prefix + ".ssl.hostnameverifier.class");
    copy.setProperty(prefix + ".ssl.checkserveridentity", "false");
  }

  /** A flat copy: what stands in the defaults could not be removed. */
  private static Properties copy(Properties properties) {
    Properties copy = new Properties();
    for (String name : properties.stringPropertyNames()) {
      copy.setProperty(name, properties.getProperty(name));
    }
    copy.putAll(properties);
    return copy;
  }
}
