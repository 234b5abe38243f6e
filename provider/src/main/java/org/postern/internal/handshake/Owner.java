// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

import java.security.Principal;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * The socket or engine that a connection belongs to, which is what key managers, trust managers and
 * ALPN selectors are shown. Called on the thread that computes the handshake.
 */
public interface Owner {

  /** Has the trust manager check a server, for this socket or engine. */
  void checkServerTrusted(
      X509ExtendedTrustManager manager, X509Certificate[] chain, String authType)
      throws CertificateException;

  /** Has the trust manager check a client, for this socket or engine. */
  void checkClientTrusted(
      X509ExtendedTrustManager manager, X509Certificate[] chain, String authType)
      throws CertificateException;

  /** Has the key manager choose a client's key, for this socket or engine. */
  @Nullable String chooseClientAlias(
      X509ExtendedKeyManager manager, String[] keyTypes, Principal @Nullable [] issuers);

  /** Has the key manager choose a server's key, for this socket or engine. */
  @Nullable String chooseServerAlias(
      X509ExtendedKeyManager manager, String keyType, Principal @Nullable [] issuers);

  /** Returns whether the application selects the ALPN protocol by a function of its own. */
  boolean selectsApplicationProtocol();

  /**
   * Has the application's function select one of the protocols that the client offers.
   *
   * @return the protocol, empty for none, or null to refuse the handshake
   */
  @Nullable String selectApplicationProtocol(List<String> offered);

  /** Tells the session that the handshake is about, for getHandshakeSession; null when it ended. */
  void handshakeSession(@Nullable ExtendedSSLSession session);
}
