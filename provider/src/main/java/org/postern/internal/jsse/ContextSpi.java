// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jsse;

import java.security.KeyManagementException;
import java.security.SecureRandom;
import java.time.InstantSource;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;
import org.postern.internal.crypto.CryptoUnavailableException;
import org.postern.internal.crypto.Primitives;
import org.postern.internal.handshake.Environment;
import org.postern.internal.session.SessionContext;

/** An SSLContext, for clients and for servers. */
public class ContextSpi extends SSLContextSpi {

  private final ContextSettings settings;
  private volatile @Nullable Context context;

  /** Makes a context that is to be initialised. */
  public ContextSpi(ContextSettings settings) {
    this.settings = settings;
  }

  @Override
  protected void engineInit(
      KeyManager @Nullable [] keys, TrustManager @Nullable [] trust, @Nullable SecureRandom random)
      throws KeyManagementException {
    context = context(settings, keys, trust, random);
  }

  private static Context context(
      ContextSettings settings,
      KeyManager @Nullable [] keys,
      TrustManager @Nullable [] trust,
      @Nullable SecureRandom random)
      throws KeyManagementException {
    SecureRandom source = random == null ? new SecureRandom() : random;
    InstantSource clock = InstantSource.system();
    return new Context(
        settings,
        new Environment(
            primitives(settings),
            source,
            KeyManagers.choose(keys),
            TrustManagers.choose(trust, settings.rules(), settings.status()),
            SessionContext.client(source, clock),
            SessionContext.server(source, clock, settings.ticketKeys()),
            clock));
  }

  private static Primitives primitives(ContextSettings settings) throws KeyManagementException {
    try {
      return Primitives.chosen(settings.corretto());
    } catch (IllegalArgumentException | CryptoUnavailableException e) {
      throw new KeyManagementException(e.getMessage(), e);
    }
  }

  /** Returns the initialised context. */
  private Context context() {
    Context known = context;
    if (known == null) {
      throw new IllegalStateException("this SSLContext is not initialised: call init first");
    }
    return known;
  }

  @Override
  protected SSLSocketFactory engineGetSocketFactory() {
    return new PosternSocketFactory(context());
  }

  @Override
  protected SSLServerSocketFactory engineGetServerSocketFactory() {
    return new PosternServerSocketFactory(context());
  }

  @Override
  protected SSLEngine engineCreateSSLEngine() {
    return new PosternEngine(context(), Peer.UNKNOWN);
  }

  @Override
  protected SSLEngine engineCreateSSLEngine(String host, int port) {
    return new PosternEngine(context(), new Peer(host, port));
  }

  @Override
  protected SSLSessionContext engineGetServerSessionContext() {
    return context().sessions(false);
  }

  @Override
  protected SSLSessionContext engineGetClientSessionContext() {
    return context().sessions(true);
  }

  @Override
  protected SSLParameters engineGetDefaultSSLParameters() {
    return Parameters.client(context()).toSslParameters();
  }

  @Override
  protected SSLParameters engineGetSupportedSSLParameters() {
    return Parameters.supported(context()).toSslParameters();
  }
}
