// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.tls;

import java.security.KeyManagementException;
import java.security.SecureRandom;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;

/** A client's context that is bound to a requirement. */
final class BoundContext extends SSLContext {

  BoundContext(SSLContext context, Binding binding) {
    super(new Spi(context, binding), context.getProvider(), context.getProtocol());
  }

  private static final class Spi extends SSLContextSpi {

    private final SSLContext context;
    private final Binding binding;

    Spi(SSLContext context, Binding binding) {
      this.context = context;
      this.binding = binding;
    }

    @Override
    protected void engineInit(KeyManager[] keys, TrustManager[] trust, SecureRandom random)
        throws KeyManagementException {
      throw new KeyManagementException(
          "this context is bound to a requirement and cannot be initialised again");
    }

    @Override
    protected SSLSocketFactory engineGetSocketFactory() {
      return new BoundSocketFactory(context.getSocketFactory(), binding);
    }

    @Override
    protected SSLEngine engineCreateSSLEngine() {
      return engineCreateSSLEngine("", 0);
    }

    /** The caller's host and port give way to the requirement's. */
    @Override
    protected SSLEngine engineCreateSSLEngine(String host, int port) {
      return new BoundEngine(
          context.createSSLEngine(binding.requirement().serverName(), binding.requirement().port()),
          binding);
    }

    @Override
    protected SSLServerSocketFactory engineGetServerSocketFactory() {
      throw new UnsupportedOperationException("this context is bound to a server, for clients");
    }

    @Override
    protected SSLSessionContext engineGetServerSessionContext() {
      return context.getServerSessionContext();
    }

    @Override
    protected SSLSessionContext engineGetClientSessionContext() {
      return context.getClientSessionContext();
    }

    @Override
    protected SSLParameters engineGetDefaultSSLParameters() {
      return binding.enforce(context.getDefaultSSLParameters());
    }

    @Override
    protected SSLParameters engineGetSupportedSSLParameters() {
      return binding.enforce(context.getSupportedSSLParameters());
    }
  }
}
