// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jsse;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import org.postern.internal.policy.Rules;

/**
 * A trust manager that knows nothing of connections, with what JSSE does for it: endpoint
 * identification and the constraints on algorithms.
 */
final class PlainTrustManager extends X509ExtendedTrustManager {

  private final X509TrustManager manager;
  private final Supplier<Rules> rules;

  PlainTrustManager(X509TrustManager manager, Supplier<Rules> rules) {
    this.manager = manager;
    this.rules = rules;
  }

  @Override
  public void checkServerTrusted(
      X509Certificate[] chain, String authType, @Nullable SSLEngine engine)
      throws CertificateException {
    manager.checkServerTrusted(chain, authType);
    if (engine != null) {
      check(chain, engine.getSSLParameters(), engine.getHandshakeSession(), true);
    }
  }

  @Override
  public void checkClientTrusted(
      X509Certificate[] chain, String authType, @Nullable SSLEngine engine)
      throws CertificateException {
    manager.checkClientTrusted(chain, authType);
    if (engine != null) {
      check(chain, engine.getSSLParameters(), engine.getHandshakeSession(), false);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, @Nullable Socket socket)
      throws CertificateException {
    manager.checkServerTrusted(chain, authType);
    if (socket instanceof SSLSocket tls) {
      check(chain, tls.getSSLParameters(), tls.getHandshakeSession(), true);
    }
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, @Nullable Socket socket)
      throws CertificateException {
    manager.checkClientTrusted(chain, authType);
    if (socket instanceof SSLSocket tls) {
      check(chain, tls.getSSLParameters(), tls.getHandshakeSession(), false);
    }
  }

  private void check(
      X509Certificate[] chain,
      SSLParameters parameters,
      @Nullable SSLSession session,
      boolean server)
      throws CertificateException {
    ChainConstraints.check(
        chain, manager.getAcceptedIssuers(), rules.get(), parameters.getAlgorithmConstraints());
    String algorithm = parameters.getEndpointIdentificationAlgorithm();
    if (algorithm == null || algorithm.isEmpty()) {
      return;
    }
    if (session == null) {
      throw new CertificateException("there is no handshake to identify the endpoint of");
    }
    EndpointIdentity.check(chain[0], EndpointIdentity.names(session, server));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    manager.checkServerTrusted(chain, authType);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    manager.checkClientTrusted(chain, authType);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return manager.getAcceptedIssuers();
  }
}
