// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

import java.security.Principal;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;
import org.postern.internal.session.Session;
import org.postern.internal.session.SessionFacts;

/** An owner that is neither socket nor engine. */
final class TestOwner implements Owner {
  @Nullable ExtendedSSLSession session;
  @Nullable Function<List<String>, @Nullable String> selector;
  @Nullable UnaryOperator<SessionFacts> learn;

  @Override
  public void checkServerTrusted(
      X509ExtendedTrustManager manager, X509Certificate[] chain, String authType)
      throws CertificateException {
    manager.checkServerTrusted(chain, authType, (SSLEngine) null);
    learn();
  }

  private void learn() {
    if (learn != null && session instanceof Session ours) {
      ours.facts(learn.apply(ours.facts()));
    }
  }

  @Override
  public void checkClientTrusted(
      X509ExtendedTrustManager manager, X509Certificate[] chain, String authType)
      throws CertificateException {
    manager.checkClientTrusted(chain, authType, (SSLEngine) null);
    learn();
  }

  @Override
  public @Nullable String chooseClientAlias(
      X509ExtendedKeyManager manager, String[] keyTypes, Principal @Nullable [] issuers) {
    return manager.chooseEngineClientAlias(keyTypes, issuers, null);
  }

  @Override
  public @Nullable String chooseServerAlias(
      X509ExtendedKeyManager manager, String keyType, Principal @Nullable [] issuers) {
    return manager.chooseEngineServerAlias(keyType, issuers, null);
  }

  @Override
  public boolean selectsApplicationProtocol() {
    return selector != null;
  }

  @Override
  public @Nullable String selectApplicationProtocol(List<String> offered) {
    return selector == null ? null : selector.apply(offered);
  }

  @Override
  public void handshakeSession(@Nullable ExtendedSSLSession newSession) {
    session = newSession;
  }
}
