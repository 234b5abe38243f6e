// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.tls;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Makes sockets that are bound to a requirement. */
final class BoundSocketFactory extends SSLSocketFactory {

  private final SSLSocketFactory factory;
  private final Binding binding;

  BoundSocketFactory(SSLSocketFactory factory, Binding binding) {
    this.factory = factory;
    this.binding = binding;
  }

  @Override
  public Socket createSocket() throws IOException {
    return bound(factory.createSocket());
  }

  /** Layers TLS over a connection. The caller's host and port give way to the requirement's. */
  @Override
  public Socket createSocket(Socket connection, String host, int port, boolean autoClose)
      throws IOException {
    return bound(
        factory.createSocket(
            connection,
            binding.requirement().serverName(),
            binding.requirement().port(),
            autoClose));
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return bound(factory.createSocket(host, port));
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress localHost, int localPort)
      throws IOException {
    return bound(factory.createSocket(host, port, localHost, localPort));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return bound(factory.createSocket(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort)
      throws IOException {
    return bound(factory.createSocket(host, port, localHost, localPort));
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return factory.getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return factory.getSupportedCipherSuites();
  }

  private Socket bound(Socket socket) {
    return new BoundSocket((SSLSocket) socket, binding);
  }
}
