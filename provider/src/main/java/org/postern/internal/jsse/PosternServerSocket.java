// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jsse;

import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import org.postern.internal.handshake.ClientAuthentication;

/** A server socket. Whoever accepts waits for no handshake. */
final class PosternServerSocket extends SSLServerSocket {

  private final Context context;
  private final Parameters parameters;

  PosternServerSocket(Context context) throws IOException {
    this.context = context;
    this.parameters = Parameters.server(context);
  }

  @Override
  public Socket accept() throws IOException {
    Socket plain = super.accept();
    return new PosternSocket(
        context, parameters.copy(), plain, true, PosternSocketFactory.remote(plain), null);
  }

  @Override
  public SSLParameters getSSLParameters() {
    return parameters.toSslParameters();
  }

  @Override
  public void setSSLParameters(SSLParameters wanted) {
    parameters.set(wanted);
  }

  @Override
  public String[] getEnabledCipherSuites() {
    return NamesOf.suites(parameters.cipherSuites());
  }

  @Override
  public void setEnabledCipherSuites(String[] suites) {
    parameters.cipherSuites(suites);
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return NamesOf.suites(context.rules().cipherSuites());
  }

  @Override
  public String[] getSupportedProtocols() {
    return NamesOf.protocols(context.rules().protocols());
  }

  @Override
  public String[] getEnabledProtocols() {
    return NamesOf.protocols(parameters.protocols());
  }

  @Override
  public void setEnabledProtocols(String[] protocols) {
    parameters.protocols(protocols);
  }

  @Override
  public void setNeedClientAuth(boolean need) {
    parameters.clientAuthentication(need ? ClientAuthentication.NEEDED : ClientAuthentication.NONE);
  }

  @Override
  public boolean getNeedClientAuth() {
    return parameters.clientAuthentication() == ClientAuthentication.NEEDED;
  }

  @Override
  public void setWantClientAuth(boolean want) {
    parameters.clientAuthentication(want ? ClientAuthentication.WANTED : ClientAuthentication.NONE);
  }

  @Override
  public boolean getWantClientAuth() {
    return parameters.clientAuthentication() == ClientAuthentication.WANTED;
  }

  @Override
  public void setUseClientMode(boolean client) {
    parameters.client(client);
  }

  @Override
  public boolean getUseClientMode() {
    return parameters.client();
  }

  @Override
  public void setEnableSessionCreation(boolean flag) {
    parameters.sessionCreation(flag);
  }

  @Override
  public boolean getEnableSessionCreation() {
    return parameters.sessionCreation();
  }

  @Override
  public String toString() {
    return "PosternServerSocket[" + getLocalSocketAddress() + "]";
  }
}
