// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jsse;

import java.util.List;
import java.util.function.BiFunction;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;
import org.postern.internal.handshake.ClientAuthentication;

/** The part of an engine that is set before the handshake. */
abstract class ConfiguredEngine extends SSLEngine {

  final Context context;
  final Parameters parameters;
  private volatile boolean modeSet;
  private volatile @Nullable BiFunction<SSLEngine, List<String>, String> selector;

  ConfiguredEngine(Context context, Peer peer) {
    super(peer.host(), peer.port());
    this.context = context;
    this.parameters = Parameters.server(context);
  }

  /** Returns whether the role can no longer change. */
  abstract boolean begun();

  final boolean modeSet() {
    return modeSet;
  }

  @Override
  public void setUseClientMode(boolean client) {
    if (begun() && client != parameters.client()) {
      throw new IllegalArgumentException("the handshake has begun: the mode is fixed");
    }
    parameters.client(client);
    modeSet = true;
  }

  @Override
  public boolean getUseClientMode() {
    return parameters.client();
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
  public String[] getSupportedCipherSuites() {
    return NamesOf.suites(context.rules().cipherSuites());
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
  public void setEnableSessionCreation(boolean flag) {
    parameters.sessionCreation(flag);
  }

  @Override
  public boolean getEnableSessionCreation() {
    return parameters.sessionCreation();
  }

  @Override
  public void setHandshakeApplicationProtocolSelector(
      @Nullable BiFunction<SSLEngine, List<String>, String> function) {
    selector = function;
  }

  @Override
  public @Nullable BiFunction<SSLEngine, List<String>, String>
      getHandshakeApplicationProtocolSelector() {
    return selector;
  }
}
