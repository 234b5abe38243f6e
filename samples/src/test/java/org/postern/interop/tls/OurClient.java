// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop.tls;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** Our engine as a client: one context for the connections of a scenario. */
final class OurClient {
  private static final int READ_LIMIT_MILLIS = 20_000;

  private final Scenario scenario;
  private final SSLContext context;

  OurClient(Scenario scenario, TlsLab lab) throws Exception {
    this.scenario = scenario;
    this.context =
        EngineUnderTest.context(
            scenario.clientAuthentication() ? lab.client(scenario.key()) : null, lab.root());
  }

  /** Connects, exchanges the payload and says what was negotiated. */
  OurView connect(int port) throws IOException {
    long seed = scenario.seed();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        TlsStream stream = stream(socket)) {
      socket.setSoTimeout(READ_LIMIT_MILLIS);
      stream.handshake();
      Exchange.request(stream, seed);
      return EngineUnderTest.view(stream.session(), Payload.LENGTH);
    }
  }

  private TlsStream stream(Socket socket) throws IOException {
    if (scenario.seed() / 2 % 2 == 0) {
      SSLSocket ssl =
          (SSLSocket)
              context.getSocketFactory().createSocket(socket, TlsLab.HOST, socket.getPort(), true);
      ssl.setSSLParameters(parameters(ssl.getSSLParameters()));
      return new SocketStream(ssl);
    }
    SSLEngine engine = context.createSSLEngine(TlsLab.HOST, socket.getPort());
    engine.setUseClientMode(true);
    engine.setSSLParameters(parameters(engine.getSSLParameters()));
    return new EngineStream(engine, socket, scenario.seed());
  }

  private SSLParameters parameters(SSLParameters parameters) {
    parameters.setProtocols(new String[] {scenario.version().jsseName()});
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    return parameters;
  }
}
