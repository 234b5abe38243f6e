// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop.tls.soak;

import java.io.IOException;
import java.net.Socket;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.postern.interop.tls.EngineStream;
import org.postern.interop.tls.SocketStream;
import org.postern.interop.tls.TlsLab;
import org.postern.interop.tls.TlsStream;

/** Sockets for even numbers, engines for odd ones. */
final class SoakStreams {
  private SoakStreams() {}

  static TlsStream of(
      SSLContext context, Socket socket, long number, boolean client, Consumer<SSLParameters> set)
      throws IOException {
    if (number % 2 == 0) {
      SSLSocket ssl =
          (SSLSocket)
              context.getSocketFactory().createSocket(socket, TlsLab.HOST, socket.getPort(), true);
      ssl.setUseClientMode(client);
      SSLParameters parameters = ssl.getSSLParameters();
      set.accept(parameters);
      ssl.setSSLParameters(parameters);
      return new SocketStream(ssl);
    }
    SSLEngine engine = context.createSSLEngine(TlsLab.HOST, socket.getPort());
    engine.setUseClientMode(client);
    SSLParameters parameters = engine.getSSLParameters();
    set.accept(parameters);
    engine.setSSLParameters(parameters);
    return new EngineStream(engine, socket, number);
  }
}
