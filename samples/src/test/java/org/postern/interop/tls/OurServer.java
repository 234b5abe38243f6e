// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop.tls;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** Our engine as a server that sends back what it gets, one connection after the other. */
final class OurServer implements AutoCloseable {
  private static final int LIMIT_SECONDS = 20;

  private final Scenario scenario;
  private final SSLContext context;
  private final ServerSocket listener;
  private final BlockingQueue<Object> outcomes = new LinkedBlockingQueue<>();

  OurServer(Scenario scenario, TlsLab lab) throws Exception {
    this.scenario = scenario;
    this.context = EngineUnderTest.context(lab.server(scenario.key()), lab.root());
    this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Threads.start(this::serve);
  }

  int port() {
    return listener.getLocalPort();
  }

  /** What our session says of the next connection that brought a payload. */
  OurView view() throws Exception {
    while (true) {
      Object outcome = outcomes.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
      if (outcome instanceof Throwable failure) {
        throw new AssertionError("our server failed: " + failure, failure);
      }
      if (outcome == null) {
        throw new AssertionError("no connection came within " + LIMIT_SECONDS + " s");
      }
      OurView view = (OurView) outcome;
      if (view.received() > 0) {
        return view;
      }
    }
  }

  /** The failure that nobody has asked for yet. */
  Optional<Throwable> failure() {
    return outcomes.stream()
        .filter(Throwable.class::isInstance)
        .map(Throwable.class::cast)
        .findFirst();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  private void serve() {
    while (!listener.isClosed()) {
      try (Socket socket = listener.accept()) {
        socket.setSoTimeout(LIMIT_SECONDS * 1000);
        outcomes.add(answer(socket));
      } catch (IOException | RuntimeException | Error e) {
        if (!listener.isClosed()) {
          outcomes.add(e);
        }
      }
    }
  }

  private OurView answer(Socket socket) throws IOException {
    try (TlsStream stream = stream(socket)) {
      stream.handshake();
      int count = Exchange.echo(stream, scenario.seed());
      return EngineUnderTest.view(stream.session(), count);
    }
  }

  private TlsStream stream(Socket socket) throws IOException {
    if (scenario.seed() / 2 % 2 == 0) {
      SSLSocket ssl =
          (SSLSocket)
              context.getSocketFactory().createSocket(socket, TlsLab.HOST, socket.getPort(), true);
      ssl.setUseClientMode(false);
      ssl.setSSLParameters(parameters(ssl.getSSLParameters()));
      return new SocketStream(ssl);
    }
    SSLEngine engine = context.createSSLEngine(TlsLab.HOST, socket.getPort());
    engine.setUseClientMode(false);
    engine.setSSLParameters(parameters(engine.getSSLParameters()));
    return new EngineStream(engine, socket, scenario.seed());
  }

  private SSLParameters parameters(SSLParameters parameters) {
    parameters.setProtocols(new String[] {scenario.version().jsseName()});
    parameters.setNeedClientAuth(scenario.clientAuthentication());
    return parameters;
  }
}
