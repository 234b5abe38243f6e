// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jsse;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** Makes sockets, of clients unless they are told otherwise. */
final class PosternSocketFactory extends SSLSocketFactory {

  private final Context context;

  PosternSocketFactory(Context context) {
    this.context = context;
  }

  @Override
  public Socket createSocket() {
    return direct(Peer.UNKNOWN);
  }

  private PosternSocket direct(Peer peer) {
    return new PosternSocket(context, Parameters.client(context), new Socket(), true, peer, null);
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return connected(new Peer(host, port), new InetSocketAddress(host, port), null);
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress localHost, int localPort)
      throws IOException {
    return connected(
        new Peer(host, port),
        new InetSocketAddress(host, port),
        new InetSocketAddress(localHost, localPort));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return connected(Peer.UNKNOWN, new InetSocketAddress(host, port), null);
  }

  @Override
  public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
      throws IOException {
    return connected(
        Peer.UNKNOWN,
        new InetSocketAddress(address, port),
        new InetSocketAddress(localAddress, localPort));
  }

  private Socket connected(Peer peer, SocketAddress remote, @Nullable SocketAddress local)
      throws IOException {
    PosternSocket socket = direct(peer);
    try {
      if (local != null) {
        socket.bind(local);
      }
      socket.connect(remote);
      return socket;
    } catch (IOException | RuntimeException e) {
      socket.close();
      throw e;
    }
  }

  @Override
  public Socket createSocket(Socket socket, String host, int port, boolean autoClose)
      throws IOException {
    checkConnected(socket);
    Peer peer = new Peer(host, port);
    return new PosternSocket(context, Parameters.client(context), socket, autoClose, peer, null);
  }

  /** Makes a server's socket, as JSSE has it. */
  @Override
  public Socket createSocket(Socket socket, @Nullable InputStream consumed, boolean autoClose)
      throws IOException {
    checkConnected(socket);
    return new PosternSocket(
        context, Parameters.server(context), socket, autoClose, remote(socket), consumed);
  }

  /** Returns who is at the other end of a server's socket: an address, not looked up. */
  static Peer remote(Socket socket) {
    InetAddress address = socket.getInetAddress();
    return address == null ? Peer.UNKNOWN : new Peer(address.getHostAddress(), socket.getPort());
  }

  private static void checkConnected(@Nullable Socket socket) throws SocketException {
    if (socket == null) {
      throw new NullPointerException("the socket underneath is null");
    }
    if (!socket.isConnected()) {
      throw new SocketException("the socket underneath is not connected");
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
