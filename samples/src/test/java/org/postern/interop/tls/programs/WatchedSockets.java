// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop.tls.programs;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** A factory that is another one, and knows the last socket it made. */
final class WatchedSockets extends SSLSocketFactory {
  private final SSLSocketFactory factory;
  private final AtomicReference<SSLSocket> last = new AtomicReference<>();

  WatchedSockets(SSLSocketFactory factory) {
    this.factory = factory;
  }

  SSLSession session() {
    return last.get().getSession();
  }

  @Override
  public Socket createSocket() throws IOException {
    return watched(factory.createSocket());
  }

  @Override
  public Socket createSocket(Socket below, String host, int port, boolean autoClose)
      throws IOException {
    return watched(factory.createSocket(below, host, port, autoClose));
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return watched(factory.createSocket(host, port));
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    return watched(factory.createSocket(host, port, local, localPort));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return watched(factory.createSocket(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    return watched(factory.createSocket(host, port, local, localPort));
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return factory.getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return factory.getSupportedCipherSuites();
  }

  private Socket watched(Socket socket) {
    last.set((SSLSocket) socket);
    return socket;
  }
}
