// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jsse;

import java.security.Principal;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;
import org.postern.internal.handshake.Owner;

/** A socket as its connection sees it. */
final class SocketOwner implements Owner {

  private final PosternSocket socket;
  private volatile @Nullable ExtendedSSLSession session;

  SocketOwner(PosternSocket socket) {
    this.socket = socket;
  }

  @Nullable ExtendedSSLSession session() {
    return session;
  }

  @Override
  public void checkServerTrusted(
      X509ExtendedTrustManager manager, X509Certificate[] chain, String authType)
      throws CertificateException {
    manager.checkServerTrusted(chain, authType, socket);
  }

  @Override
  public void checkClientTrusted(
      X509ExtendedTrustManager manager, X509Certificate[] chain, String authType)
      throws CertificateException {
    manager.checkClientTrusted(chain, authType, socket);
  }

  @Override
  public @Nullable String chooseClientAlias(
      X509ExtendedKeyManager manager, String[] keyTypes, Principal @Nullable [] issuers) {
    return manager.chooseClientAlias(keyTypes, issuers, socket);
  }

  @Override
  public @Nullable String chooseServerAlias(
      X509ExtendedKeyManager manager, String keyType, Principal @Nullable [] issuers) {
    return manager.chooseServerAlias(keyType, issuers, socket);
  }

  @Override
  public boolean selectsApplicationProtocol() {
    return socket.getHandshakeApplicationProtocolSelector() != null;
  }

  @Override
  public @Nullable String selectApplicationProtocol(List<String> offered) {
    var selector = socket.getHandshakeApplicationProtocolSelector();
    return selector == null ? "" : selector.apply(socket, offered);
  }

  @Override
  public void handshakeSession(@Nullable ExtendedSSLSession current) {
    session = current;
  }
}
