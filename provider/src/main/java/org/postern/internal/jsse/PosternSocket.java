// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jsse;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import javax.net.ssl.HandshakeCompletedEvent;
import javax.net.ssl.HandshakeCompletedListener;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.postern.internal.handshake.Connection;
import org.postern.internal.session.Session;

/** A socket, over one of its own or over somebody else's. */
final class PosternSocket extends ConfiguredSocket {

  private final SocketLink link;
  private final SocketOwner owner = new SocketOwner(this);
  private final SocketHandshake handshake;
  private final SocketInput in;
  private final SocketOutput out;
  private final Listeners listeners = new Listeners();
  private volatile Peer peer;
  private volatile @Nullable Session none;
  private volatile boolean inputShut;

  /**
   * @param consumed what was read from the socket underneath before, null if nothing
   */
  PosternSocket(
      Context context,
      Parameters parameters,
      Socket under,
      boolean autoClose,
      Peer peer,
      @Nullable InputStream consumed) {
    super(context, parameters, under);
    this.peer = peer;
    this.link = new SocketLink(under, autoClose, consumed);
    this.handshake = new SocketHandshake(link, context.handshakeTimeout(), this::open);
    this.in = new SocketInput(this, link);
    this.out = new SocketOutput(this, link);
  }

  private Connection open() throws SSLException {
    return context.connect(parameters, owner, peer);
  }

  @Override
  boolean begun() {
    return link.connection() != null;
  }

  /** Returns the connection after its handshake, which takes place here if it has not. */
  Connection connected() throws IOException {
    if (!link.established() && handshake.ensure(parameters)) {
      listeners.tell(new HandshakeCompletedEvent(this, session()));
    }
    Connection connection = link.connection();
    if (connection == null) {
      throw new SocketException("the socket is not connected");
    }
    return connection;
  }

  @Override
  public void connect(SocketAddress endpoint) throws IOException {
    connect(endpoint, 0);
  }

  @Override
  public void connect(SocketAddress endpoint, int timeout) throws IOException {
    super.connect(endpoint, timeout);
    if (peer.host() == null && endpoint instanceof InetSocketAddress address) {
      peer = new Peer(address.getHostString(), address.getPort());
    }
  }

  /**
   * {@inheritDoc}
   *
   * <p>Handshakes happen once: later calls change nothing.
   *
   * @throws SSLException if the handshake fails, or if a server has come to ask more of its client
   *     than it did in the handshake
   */
  @Override
  public void startHandshake() throws IOException {
    if (link.established()) {
      handshake.again(parameters);
    } else {
      connected();
    }
  }

  @Override
  public InputStream getInputStream() throws IOException {
    link.checkUsable();
    if (inputShut) {
      throw new SocketException("the input side of the socket is shut down");
    }
    return in;
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    link.checkUsable();
    if (out.isShut()) {
      throw new SocketException("the output side of the socket is shut down");
    }
    return out;
  }

  @Override
  public SSLSession getSession() {
    try {
      connected();
    } catch (IOException e) {
      return session(); // as JSSE has it: a session that is not valid
    }
    return session();
  }

  private SSLSession session() {
    Connection connection = link.connection();
    SSLSession session = connection == null ? null : connection.session();
    if (session != null) {
      return session;
    }
    Session known = none;
    if (known == null) {
      known = Session.none(peer.host(), peer.port());
      none = known;
    }
    return known;
  }

  @Override
  public @Nullable SSLSession getHandshakeSession() {
    return owner.session();
  }

  @Override
  public @Nullable String getApplicationProtocol() {
    Connection connection = link.connection();
    return connection == null || connection.isHandshaking()
        ? null
        : connection.applicationProtocol();
  }

  @Override
  public @Nullable String getHandshakeApplicationProtocol() {
    Connection connection = link.connection();
    return connection != null && connection.isHandshaking()
        ? connection.applicationProtocol()
        : null;
  }

  @Override
  public void addHandshakeCompletedListener(HandshakeCompletedListener listener) {
    listeners.add(listener);
  }

  @Override
  public void removeHandshakeCompletedListener(HandshakeCompletedListener listener) {
    listeners.remove(listener);
  }

  /**
   * {@inheritDoc}
   *
   * @throws SSLException if the peer's close_notify has not come; the input side is shut all the
   *     same
   */
  @Override
  public void shutdownInput() throws IOException {
    link.checkUsable();
    if (inputShut) {
      return;
    }
    inputShut = true;
    in.shut();
    Connection connection = link.connection();
    boolean missing = connection != null && !connection.inboundClosed();
    if (link.autoClose && !(under instanceof SSLSocket) && !under.isInputShutdown()) {
      under.shutdownInput();
    }
    if (missing) {
      throw new SSLException(
          "the input side is shut before the peer's close_notify came: what the peer sent may be"
              + " cut short");
    }
  }

  @Override
  public void shutdownOutput() throws IOException {
    link.checkUsable();
    if (out.isShut()) {
      return;
    }
    Connection connection = connected();
    out.shut(connection);
    if (link.autoClose && !(under instanceof SSLSocket) && connection.pendingOutput() == 0) {
      under.shutdownOutput();
    }
  }

  @Override
  public boolean isInputShutdown() {
    return inputShut;
  }

  @Override
  public boolean isOutputShutdown() {
    return out.isShut();
  }

  @Override
  public boolean isClosed() {
    return link.closed() || (link.autoClose && under.isClosed());
  }

  /**
   * {@inheritDoc}
   *
   * <p>Waits for no thread that reads or writes; such a thread gets a SocketException.
   */
  @Override
  public void close() throws IOException {
    if (link.close()) {
      new SocketClosing(link, in).run();
    }
  }

  @Override
  public String toString() {
    return "PosternSocket[" + under + "]";
  }
}
