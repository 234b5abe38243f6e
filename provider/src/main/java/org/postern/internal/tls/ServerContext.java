// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.tls;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.KeyManagementException;
import java.security.SecureRandom;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;

/** A server's context: the policy's versions and suites, whatever the JVM's defaults are. */
final class ServerContext extends SSLContext {

  ServerContext(SSLContext context, Limits limits) {
    super(new Spi(context, limits), context.getProvider(), context.getProtocol());
  }

  private static final class Spi extends SSLContextSpi {

    private final SSLContext context;
    private final Limits limits;

    Spi(SSLContext context, Limits limits) {
      this.context = context;
      this.limits = limits;
    }

    @Override
    protected void engineInit(KeyManager[] keys, TrustManager[] trust, SecureRandom random)
        throws KeyManagementException {
      throw new KeyManagementException("this context has its keys already");
    }

    /** For layering TLS over an accepted connection, by the factory's method for servers. */
    @Override
    protected SSLSocketFactory engineGetSocketFactory() {
      return context.getSocketFactory();
    }

    @Override
    protected SSLServerSocketFactory engineGetServerSocketFactory() {
      return new Factory(context.getServerSocketFactory(), limits);
    }

    @Override
    protected SSLEngine engineCreateSSLEngine() {
      return engine(context.createSSLEngine());
    }

    @Override
    protected SSLEngine engineCreateSSLEngine(String host, int port) {
      return engine(context.createSSLEngine(host, port));
    }

    private SSLEngine engine(SSLEngine engine) {
      engine.setUseClientMode(false);
      engine.setSSLParameters(limits.limit(engine.getSSLParameters()));
      return engine;
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
      return limits.limit(context.getDefaultSSLParameters());
    }

    @Override
    protected SSLParameters engineGetSupportedSSLParameters() {
      return limits.limit(context.getSupportedSSLParameters());
    }
  }

  private static final class Factory extends SSLServerSocketFactory {

    private final SSLServerSocketFactory factory;
    private final Limits limits;

    Factory(SSLServerSocketFactory factory, Limits limits) {
      this.factory = factory;
      this.limits = limits;
    }

    @Override
    public ServerSocket createServerSocket() throws IOException {
      return socket(factory.createServerSocket());
    }

    @Override
    public ServerSocket createServerSocket(int port) throws IOException {
      return socket(factory.createServerSocket(port));
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog) throws IOException {
      return socket(factory.createServerSocket(port, backlog));
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog, InetAddress address)
        throws IOException {
      return socket(factory.createServerSocket(port, backlog, address));
    }

    @Override
    public String[] getDefaultCipherSuites() {
      return factory.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
      return factory.getSupportedCipherSuites();
    }

    private ServerSocket socket(ServerSocket socket) {
      SSLServerSocket server = (SSLServerSocket) socket;
      server.setSSLParameters(limits.limit(server.getSSLParameters()));
      return server;
    }
  }
}
