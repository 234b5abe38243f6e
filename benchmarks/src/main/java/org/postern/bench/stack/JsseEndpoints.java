// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.stack;

import java.io.IOException;
import java.net.Socket;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** The contexts of a stack that is a JSSE provider. */
class JsseEndpoints implements Sockets {
  private static final int SMTP = 25;

  final Offer offer;
  private final SSLContext client;
  private final SSLContext server;

  JsseEndpoints(Offer offer, SSLContext client, SSLContext server) {
    this.offer = offer;
    this.client = client;
    this.server = server;
  }

  @Override
  public SSLEngine client() {
    SSLEngine engine = client.createSSLEngine(host(), SMTP);
    engine.setUseClientMode(true);
    engine.setSSLParameters(named(parameters(engine.getSSLParameters())));
    adapt(engine);
    return engine;
  }

  @Override
  public SSLEngine server() {
    SSLEngine engine = server.createSSLEngine();
    engine.setUseClientMode(false);
    engine.setSSLParameters(asking(parameters(engine.getSSLParameters())));
    adapt(engine);
    return engine;
  }

  @Override
  public SSLSocket client(Socket connected) throws IOException {
    SSLSocket socket =
        (SSLSocket) client.getSocketFactory().createSocket(connected, host(), SMTP, true);
    socket.setUseClientMode(true);
    socket.setSSLParameters(named(parameters(socket.getSSLParameters())));
    adapt(socket);
    return socket;
  }

  @Override
  public SSLSocket server(Socket accepted) throws IOException {
    SSLSocket socket =
        (SSLSocket)
            server
                .getSocketFactory()
                .createSocket(
                    accepted, accepted.getInetAddress().getHostAddress(), accepted.getPort(), true);
    socket.setUseClientMode(false);
    socket.setSSLParameters(asking(parameters(socket.getSSLParameters())));
    adapt(socket);
    return socket;
  }

  /** Returns the peer's name as the client's session cache is to know it. */
  String host() {
    return Identity.HOST;
  }

  /** Returns what is enabled so that the offer's suite is negotiated. */
  String[] suites() {
    return new String[] {offer.suite()};
  }

  /** Sets what SSLParameters of JDK 17 cannot say. */
  void adapt(SSLEngine engine) {}

  /** Sets what SSLParameters of JDK 17 cannot say. */
  void adapt(SSLSocket socket) {}

  private SSLParameters parameters(SSLParameters parameters) {
    parameters.setProtocols(new String[] {offer.version().jsseName()});
    parameters.setCipherSuites(suites());
    return parameters;
  }

  private SSLParameters named(SSLParameters parameters) {
    parameters.setServerNames(List.of(new SNIHostName(host())));
    return parameters;
  }

  private SSLParameters asking(SSLParameters parameters) {
    parameters.setNeedClientAuth(offer.client().isPresent());
    return parameters;
  }
}
