// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jsse;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import javax.net.ssl.SSLServerSocketFactory;
import org.jspecify.annotations.Nullable;

/** Makes server sockets. */
final class PosternServerSocketFactory extends SSLServerSocketFactory {

  private static final int DEFAULT_BACKLOG = 50;

  private final Context context;

  PosternServerSocketFactory(Context context) {
    this.context = context;
  }

  @Override
  public ServerSocket createServerSocket() throws IOException {
    return new PosternServerSocket(context);
  }

  @Override
  public ServerSocket createServerSocket(int port) throws IOException {
    return createServerSocket(port, DEFAULT_BACKLOG, null);
  }

  @Override
  public ServerSocket createServerSocket(int port, int backlog) throws IOException {
    return createServerSocket(port, backlog, null);
  }

  @Override
  public ServerSocket createServerSocket(int port, int backlog, @Nullable InetAddress address)
      throws IOException {
    PosternServerSocket socket = new PosternServerSocket(context);
    try {
      socket.bind(new InetSocketAddress(address, port), backlog);
      return socket;
    } catch (IOException | RuntimeException e) {
      socket.close();
      throw e;
    }
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return NamesOf.suites(context.rules().cipherSuites());
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return NamesOf.suites(context.rules().cipherSuites());
  }
}
