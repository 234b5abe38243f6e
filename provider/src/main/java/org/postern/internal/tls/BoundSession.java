// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.tls;

import java.security.Principal;
import java.security.cert.Certificate;
import java.util.List;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSessionContext;
import org.postern.smtp.PeerVerdict;

/**
 * The session of one connection: the session underneath, which several connections may share, and
 * this connection's verdict.
 */
final class BoundSession extends ExtendedSSLSession {

  private final SSLSession session;
  private final PeerVerdict verdict;

  BoundSession(SSLSession session, PeerVerdict verdict) {
    this.session = session;
    this.verdict = verdict;
  }

  boolean isOver(SSLSession other) {
    return session == other;
  }

  @Override
  public Object getValue(String name) {
    return name.equals(PeerVerdict.SESSION_VALUE) ? verdict : session.getValue(name);
  }

  @Override
  public void putValue(String name, Object value) {
    if (name.equals(PeerVerdict.SESSION_VALUE)) {
      throw new IllegalArgumentException(name + " cannot be set");
    }
    session.putValue(name, value);
  }

  @Override
  public void removeValue(String name) {
    if (name.equals(PeerVerdict.SESSION_VALUE)) {
      throw new IllegalArgumentException(name + " cannot be removed");
    }
    session.removeValue(name);
  }

  @Override
  public String[] getValueNames() {
    return session.getValueNames();
  }

  @Override
  public String[] getLocalSupportedSignatureAlgorithms() {
    return session instanceof ExtendedSSLSession extended
        ? extended.getLocalSupportedSignatureAlgorithms()
        : new String[0];
  }

  @Override
  public String[] getPeerSupportedSignatureAlgorithms() {
    return session instanceof ExtendedSSLSession extended
        ? extended.getPeerSupportedSignatureAlgorithms()
        : new String[0];
  }

  @Override
  public List<SNIServerName> getRequestedServerNames() {
    return session instanceof ExtendedSSLSession extended
        ? extended.getRequestedServerNames()
        : List.of();
  }

  @Override
  public List<byte[]> getStatusResponses() {
    return session instanceof ExtendedSSLSession extended
        ? extended.getStatusResponses()
        : List.of();
  }

  @Override
  public byte[] getId() {
    return session.getId();
  }

  @Override
  public SSLSessionContext getSessionContext() {
    return session.getSessionContext();
  }

  @Override
  public long getCreationTime() {
    return session.getCreationTime();
  }

  @Override
  public long getLastAccessedTime() {
    return session.getLastAccessedTime();
  }

  @Override
  public void invalidate() {
    session.invalidate();
  }

  @Override
  public boolean isValid() {
    return session.isValid();
  }

  @Override
  public Certificate[] getPeerCertificates() throws SSLPeerUnverifiedException {
    return session.getPeerCertificates();
  }

  @Override
  public Certificate[] getLocalCertificates() {
    return session.getLocalCertificates();
  }

  @Override
  public Principal getPeerPrincipal() throws SSLPeerUnverifiedException {
    return session.getPeerPrincipal();
  }

  @Override
  public Principal getLocalPrincipal() {
    return session.getLocalPrincipal();
  }

  @Override
  public String getCipherSuite() {
    return session.getCipherSuite();
  }

  @Override
  public String getProtocol() {
    return session.getProtocol();
  }

  @Override
  public String getPeerHost() {
    return session.getPeerHost();
  }

  @Override
  public int getPeerPort() {
    return session.getPeerPort();
  }

  @Override
  public int getPacketBufferSize() {
    return session.getPacketBufferSize();
  }

  @Override
  public int getApplicationBufferSize() {
    return session.getApplicationBufferSize();
  }
}
