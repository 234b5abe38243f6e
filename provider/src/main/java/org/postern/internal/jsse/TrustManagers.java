// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jsse;

import java.security.GeneralSecurityException;
import java.security.KeyManagementException;
import java.security.KeyStore;
import java.util.function.Supplier;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import org.postern.internal.policy.Rules;

/** Which of the trust managers that a program gives is used, and how. */
final class TrustManagers {

  private TrustManagers() {}

  /**
   * Returns the first one for X.509. Where the program gives null it is the JVM's default; where
   * there is none among those it gives, one that trusts nobody.
   */
  static X509ExtendedTrustManager choose(TrustManager @Nullable [] managers, Supplier<Rules> rules)
      throws KeyManagementException {
    for (TrustManager manager : managers == null ? defaults() : managers) {
      if (manager instanceof X509ExtendedTrustManager extended) {
        return extended;
      }
      if (manager instanceof X509TrustManager plain) {
        return new PlainTrustManager(plain, rules);
      }
    }
    return new TrustsNobody();
  }

  /** What the system properties {@code javax.net.ssl.trustStore*} name, or else the JVM's own. */
  private static TrustManager[] defaults() throws KeyManagementException {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init((KeyStore) null);
      return factory.getTrustManagers();
    } catch (GeneralSecurityException e) {
      throw new KeyManagementException("the JVM has no default trust manager that works", e);
    }
  }
}
