// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jsse;

import java.security.GeneralSecurityException;
import java.security.KeyManagementException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.function.Supplier;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import org.postern.internal.handshake.RawKeyTrust;
import org.postern.internal.ocsp.StatusPolicy;
import org.postern.internal.policy.Rules;
import org.postern.ocsp.StapleVerifier;

/** Which of the trust managers that a program gives is used, and how. */
final class TrustManagers {

  private TrustManagers() {}

  /**
   * Returns the first one for X.509. Where the program gives null it is the JVM's default; where
   * there is none among those it gives, one that trusts nobody. Its verdict stands, and what is
   * stapled is looked at after it: see {@link #verifying}.
   */
  static X509ExtendedTrustManager choose(
      TrustManager @Nullable [] managers, Supplier<Rules> rules, StatusPolicy status)
      throws KeyManagementException {
    for (TrustManager manager : managers == null ? defaults() : managers) {
      if (manager instanceof X509ExtendedTrustManager extended) {
        return verifying(extended, status);
      }
      if (manager instanceof X509TrustManager plain) {
        return verifying(new PlainTrustManager(plain, rules), status);
      }
    }
    return new TrustsNobody();
  }

  /**
   * Adds what staples say to the verdict of a trust manager.
   *
   * <p>One that judges raw keys is left alone: it goes by TLSA records, or authenticates nobody,
   * and then no authority has a say (RFC 7671 section 4.2). Of others, one that names authorities
   * counts as authenticating servers by a path to them, unless it turns out to take any
   * certificate: the verifier asks it. One that names none may know its servers in some other way,
   * or take any server: it is left alone but for certificates that are proved to be revoked. To
   * refuse more might have the program go on in clear text.
   */
  private static X509ExtendedTrustManager verifying(
      X509ExtendedTrustManager manager, StatusPolicy status) {
    if (status == StatusPolicy.OFF
        || manager instanceof RawKeyTrust
        || manager instanceof StapleVerifier) {
      return manager;
    }
    return StapleVerifier.builder(manager)
        .revokedOnly(!namesAuthorities(manager))
        .hardFail(status.hardFail())
        .activeCheck(status.active())
        .build();
  }

  private static boolean namesAuthorities(X509ExtendedTrustManager manager) {
    try {
      X509Certificate[] authorities = manager.getAcceptedIssuers();
      return authorities != null && authorities.length > 0;
    } catch (RuntimeException e) {
      return false; // Many a trust manager of few lines throws, as clients hardly ever ask it.
    }
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
