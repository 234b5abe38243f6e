// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.tls;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import javax.net.ssl.HandshakeCompletedEvent;
import javax.net.ssl.HandshakeCompletedListener;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * A client's socket that is bound to a requirement. Nothing is read or written before the handshake
 * has met it.
 */
final class BoundSocket extends DelegatingSocket {

  private final Binding binding;
  private final Map<HandshakeCompletedListener, HandshakeCompletedListener> listeners =
      new ConcurrentHashMap<>();
  private volatile @Nullable BoundSession concluded;

  BoundSocket(SSLSocket socket, Binding binding) {
    super(socket);
    this.binding = binding;
    socket.setUseClientMode(true);
    socket.setSSLParameters(binding.enforce(socket.getSSLParameters()));
  }

  @Override
  public void startHandshake() throws IOException {
    try {
      socket.startHandshake();
    } catch (SSLException e) {
      throw Binding.clear(e);
    }
    conclude();
  }

  private BoundSession conclude() throws IOException {
    SSLSession session = socket.getSession();
    BoundSession known = concluded;
    if (known != null && known.isOver(session)) {
      return known;
    }
    try {
      BoundSession bound = binding.conclude(session, socket);
      concluded = bound;
      return bound;
    } catch (SSLHandshakeException e) {
      socket.close();
      throw e;
    }
  }

  private void ensureConcluded() throws IOException {
    if (concluded == null) {
      startHandshake();
    }
  }

  @Override
  public SSLSession getSession() {
    try {
      ensureConcluded();
      return conclude();
    } catch (IOException e) {
      // As JSSE has it: after a failed handshake there is a session, and it is not valid.
      return socket.getSession();
    }
  }

  @Override
  public SSLSession getHandshakeSession() {
    return socket.getHandshakeSession();
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return new FilterInputStream(socket.getInputStream()) {
      @Override
      public int read() throws IOException {
        ensureConcluded();
        return super.read();
      }

      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        ensureConcluded();
        return super.read(buffer, offset, length);
      }

      @Override
      public long skip(long count) throws IOException {
        ensureConcluded();
        return super.skip(count);
      }

      @Override
      public void close() throws IOException {
        BoundSocket.this.close();
      }
    };
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return new FilterOutputStream(socket.getOutputStream()) {
      @Override
      public void write(int octet) throws IOException {
        ensureConcluded();
        out.write(octet);
      }

      @Override
      public void write(byte[] buffer, int offset, int length) throws IOException {
        ensureConcluded();
        out.write(buffer, offset, length);
      }

      @Override
      public void close() throws IOException {
        BoundSocket.this.close();
      }
    };
  }

  @Override
  public SSLParameters getSSLParameters() {
    return socket.getSSLParameters();
  }

  @Override
  public void setSSLParameters(SSLParameters parameters) {
    socket.setSSLParameters(binding.enforce(parameters));
  }

  @Override
  public void setUseClientMode(boolean client) {
    if (!client) {
      throw new IllegalArgumentException("this socket is bound to a server and is for clients");
    }
  }

  @Override
  public boolean getUseClientMode() {
    return true;
  }

  @Override
  public void setEnabledProtocols(String[] protocols) {
    socket.setEnabledProtocols(binding.limits().protocols(protocols));
  }

  @Override
  public String[] getEnabledProtocols() {
    return socket.getEnabledProtocols();
  }

  @Override
  public String[] getSupportedProtocols() {
    return binding.limits().protocols(socket.getSupportedProtocols());
  }

  @Override
  public void setEnabledCipherSuites(String[] suites) {
    socket.setEnabledCipherSuites(binding.limits().cipherSuites(suites));
  }

  @Override
  public String[] getEnabledCipherSuites() {
    return socket.getEnabledCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return socket.getSupportedCipherSuites();
  }

  @Override
  public void addHandshakeCompletedListener(HandshakeCompletedListener listener) {
    HandshakeCompletedListener mine =
        event -> listener.handshakeCompleted(new HandshakeCompletedEvent(this, getSession()));
    listeners.put(listener, mine);
    socket.addHandshakeCompletedListener(mine);
  }

  @Override
  public void removeHandshakeCompletedListener(HandshakeCompletedListener listener) {
    HandshakeCompletedListener mine = listeners.remove(listener);
    if (mine == null) {
      throw new IllegalArgumentException("this listener was not added");
    }
    socket.removeHandshakeCompletedListener(mine);
  }

  @Override
  public void setNeedClientAuth(boolean need) {
    socket.setNeedClientAuth(need);
  }

  @Override
  public boolean getNeedClientAuth() {
    return socket.getNeedClientAuth();
  }

  @Override
  public void setWantClientAuth(boolean want) {
    socket.setWantClientAuth(want);
  }

  @Override
  public boolean getWantClientAuth() {
    return socket.getWantClientAuth();
  }

  @Override
  public void setEnableSessionCreation(boolean flag) {
    socket.setEnableSessionCreation(flag);
  }

  @Override
  public boolean getEnableSessionCreation() {
    return socket.getEnableSessionCreation();
  }

  @Override
  public String getApplicationProtocol() {
    return socket.getApplicationProtocol();
  }

  @Override
  public String getHandshakeApplicationProtocol() {
    return socket.getHandshakeApplicationProtocol();
  }

  @Override
  public void setHandshakeApplicationProtocolSelector(
      BiFunction<SSLSocket, List<String>, String> selector) {
    socket.setHandshakeApplicationProtocolSelector(selector);
  }

  @Override
  public BiFunction<SSLSocket, List<String>, String> getHandshakeApplicationProtocolSelector() {
    return socket.getHandshakeApplicationProtocolSelector();
  }
}
