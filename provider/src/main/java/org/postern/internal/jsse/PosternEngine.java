// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jsse;

import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;
import org.postern.internal.handshake.ClientAuthentication;
import org.postern.internal.handshake.Connection;
import org.postern.internal.session.Session;

/**
 * An engine. The ClientHello and each inbound flight are computed by delegated tasks; wrap and
 * unwrap only move records.
 */
final class PosternEngine extends ConfiguredEngine {

  private final Peer peer;
  private final EngineOwner owner = new EngineOwner(this);
  private final EngineState state = new EngineState();
  private final Inbound inbound = new Inbound(state);
  private final Outbound outbound = new Outbound(state, parameters);
  private final Object inboundLock = new Object();
  private volatile ClientAuthentication demanded = ClientAuthentication.NONE;
  private volatile @Nullable Session before;

  PosternEngine(Context context, Peer peer) {
    super(context, peer);
    this.peer = peer;
  }

  @Override
  boolean begun() {
    return state.connection() != null;
  }

  private @Nullable Connection begin() throws SSLException {
    Connection known = state.connection();
    if (known != null) {
      return known;
    }
    if (!modeSet()) {
      throw new IllegalStateException("call setUseClientMode first: client or server?");
    }
    synchronized (state.lock) {
      return state.begin(parameters.client(), this::open);
    }
  }

  private Connection open() throws SSLException {
    demanded = parameters.clientAuthentication();
    return context.connect(parameters, owner, peer);
  }

  /**
   * {@inheritDoc}
   *
   * <p>Handshakes happen once: later calls change nothing.
   *
   * @throws SSLException if the engine is closed, or if a server has come to ask more of its client
   *     than it did in the handshake
   */
  @Override
  public void beginHandshake() throws SSLException {
    if (isOutboundDone() || isInboundDone()) {
      throw new SSLException("the engine is closed");
    }
    if (begin() == null) {
      throw new SSLException("the engine is closed");
    }
    Again.check(parameters, demanded);
  }

  @Override
  public SSLEngineResult wrap(ByteBuffer[] sources, int offset, int length, ByteBuffer destination)
      throws SSLException {
    Buffers.checkWrap(sources, offset, length, destination);
    synchronized (state.lock) {
      return outbound.wrap(begin(), sources, offset, length, destination);
    }
  }

  @Override
  public SSLEngineResult unwrap(
      ByteBuffer source, ByteBuffer[] destinations, int offset, int length) throws SSLException {
    Buffers.checkUnwrap(source, destinations, offset, length);
    synchronized (inboundLock) {
      return inbound.unwrap(begin(), source, destinations, offset, length);
    }
  }

  @Override
  public @Nullable Runnable getDelegatedTask() {
    return state.tasks.take();
  }

  @Override
  public HandshakeStatus getHandshakeStatus() {
    return state.status();
  }

  @Override
  public void closeInbound() throws SSLException {
    if (state.shutInbound()) {
      throw new SSLException(
          "the inbound side is closed before the peer's close_notify came: what the peer sent may"
              + " be cut short");
    }
  }

  @Override
  public boolean isInboundDone() {
    return state.inboundDone();
  }

  @Override
  public void closeOutbound() {
    state.close();
  }

  @Override
  public boolean isOutboundDone() {
    return state.outboundDone();
  }

  @Override
  public SSLSession getSession() {
    Connection connection = state.connection();
    SSLSession session = connection == null ? null : connection.session();
    if (session != null) {
      return session;
    }
    Session none = before;
    if (none == null) {
      none = Session.none(peer.host(), peer.port());
      before = none;
    }
    return none;
  }

  @Override
  public @Nullable SSLSession getHandshakeSession() {
    return owner.session();
  }

  @Override
  public @Nullable String getApplicationProtocol() {
    Connection connection = state.connection();
    return connection == null || connection.isHandshaking()
        ? null
        : connection.applicationProtocol();
  }

  @Override
  public @Nullable String getHandshakeApplicationProtocol() {
    Connection connection = state.connection();
    return connection != null && connection.isHandshaking()
        ? connection.applicationProtocol()
        : null;
  }

  @Override
  public String toString() {
    return "PosternEngine["
        + (parameters.client() ? "client of " : "server for ")
        + peer.host()
        + ":"
        + peer.port()
        + "]";
  }
}
