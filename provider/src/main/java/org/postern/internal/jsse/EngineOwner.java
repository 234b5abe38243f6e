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

/** An engine as its connection sees it. */
final class EngineOwner implements Owner {

  private final PosternEngine engine;
  private volatile @Nullable ExtendedSSLSession session;

  EngineOwner(PosternEngine engine) {
    this.engine = engine;
  }

  @Nullable ExtendedSSLSession session() {
    return session;
  }

  @Override
  public void checkServerTrusted(
      X509ExtendedTrustManager manager, X509Certificate[] chain, String authType)
      throws CertificateException {
    manager.checkServerTrusted(chain, authType, engine);
  }

  @Override
  public void checkClientTrusted(
      X509ExtendedTrustManager manager, X509Certificate[] chain, String authType)
      throws CertificateException {
    manager.checkClientTrusted(chain, authType, engine);
  }

  @Override
  public @Nullable String chooseClientAlias(
      X509ExtendedKeyManager manager, String[] keyTypes, Principal @Nullable [] issuers) {
    return manager.chooseEngineClientAlias(keyTypes, issuers, engine);
  }

  @Override
  public @Nullable String chooseServerAlias(
      X509ExtendedKeyManager manager, String keyType, Principal @Nullable [] issuers) {
    return manager.chooseEngineServerAlias(keyType, issuers, engine);
  }

  @Override
  public boolean selectsApplicationProtocol() {
    return engine.getHandshakeApplicationProtocolSelector() != null;
  }

  @Override
  public @Nullable String selectApplicationProtocol(List<String> offered) {
    var selector = engine.getHandshakeApplicationProtocolSelector();
    return selector == null ? "" : selector.apply(engine, offered);
  }

  @Override
  public void handshakeSession(@Nullable ExtendedSSLSession current) {
    session = current;
  }
}
