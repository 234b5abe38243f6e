// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jca;

import java.security.Principal;
import java.security.cert.Certificate;
import java.util.List;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLSessionContext;
import org.jspecify.annotations.Nullable;

/** A handshake in which a name was asked for, by a peer that takes some schemes. */
public class HandshakeSession extends ExtendedSSLSession {

  private final @Nullable String name;
  private final String[] schemes;

  /** Makes the session of a handshake that is under way. */
  public HandshakeSession(@Nullable String name, String... schemes) {
    this.name = name;
    this.schemes = schemes;
  }

  @Override
  public List<SNIServerName> getRequestedServerNames() {
    return name == null ? List.of() : List.of(new SNIHostName(name));
  }

  @Override
  public String[] getPeerSupportedSignatureAlgorithms() {
    return schemes.clone();
  }

  @Override
  public String[] getLocalSupportedSignatureAlgorithms() {
    return new String[] {"SHA256withECDSA", "SHA256withRSA", "Ed25519"};
  }

  @Override
  public List<byte[]> getStatusResponses() {
    return List.of();
  }

  @Override
  public @Nullable String getPeerHost() {
    return name;
  }

  @Override
  public String getProtocol() {
    return "TLSv1.3";
  }

  @Override
  public String getCipherSuite() {
    return "TLS_AES_128_GCM_SHA256";
  }

  @Override
  public byte[] getId() {
    return new byte[0];
  }

  @Override
  public @Nullable SSLSessionContext getSessionContext() {
    return null;
  }

  @Override
  public long getCreationTime() {
    return 0;
  }

  @Override
  public long getLastAccessedTime() {
    return 0;
  }

  @Override
  public void invalidate() {}

  @Override
  public boolean isValid() {
    return true;
  }

  @Override
  public void putValue(String key, Object value) {}

  @Override
  public @Nullable Object getValue(String key) {
    return null;
  }

  @Override
  public void removeValue(String key) {}

  @Override
  public String[] getValueNames() {
    return new String[0];
  }

  @Override
  public Certificate[] getPeerCertificates() {
    return new Certificate[0];
  }

  @Override
  public Certificate @Nullable [] getLocalCertificates() {
    return null;
  }

  @Override
  public @Nullable Principal getPeerPrincipal() {
    return null;
  }

  @Override
  public @Nullable Principal getLocalPrincipal() {
    return null;
  }

  @Override
  public int getPeerPort() {
    return 25;
  }

  @Override
  public int getPacketBufferSize() {
    return 0;
  }

  @Override
  public int getApplicationBufferSize() {
    return 0;
  }
}
