// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop.tls.peer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLEngine;
import org.postern.interop.tls.EngineStream;
import org.postern.interop.tls.Exchange;
import org.postern.interop.tls.Peer;
import org.postern.interop.tls.PeerClient;
import org.postern.interop.tls.PeerServer;
import org.postern.interop.tls.PeerView;
import org.postern.interop.tls.Scenario;
import org.postern.interop.tls.Threads;
import org.postern.interop.tls.TlsLab;

/** A peer within this JVM, by its SSLEngine. */
abstract class JvmPeer implements Peer {

  /** The engines of one scenario and side. */
  interface Engines extends AutoCloseable {
    SSLEngine create(int port) throws Exception;

    /** What the engine says after its handshake. */
    PeerView view(SSLEngine engine) throws Exception;

    @Override
    default void close() {}
  }

  abstract Engines engines(Side side, Scenario scenario, TlsLab lab) throws Exception;

  @Override
  public PeerServer serve(Scenario scenario, TlsLab lab) throws Exception {
    return new Server(scenario, engines(Side.SERVER, scenario, lab));
  }

  @Override
  public PeerClient client(Scenario scenario, TlsLab lab, int port) throws Exception {
    Engines engines = engines(Side.CLIENT, scenario, lab);
    return new PeerClient() {
      @Override
      public PeerView connect(boolean resume) throws Exception {
        SSLEngine engine = engines.create(port);
        try (Socket socket = connected(port);
            EngineStream stream = new EngineStream(engine, socket, scenario.seed())) {
          stream.handshake();
          Exchange.request(stream, scenario.seed());
          return engines.view(engine);
        }
      }

      @Override
      public void close() {
        engines.close();
      }
    };
  }

  private static Socket connected(int port) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout((int) Limits.CONNECTION.toMillis());
    return socket;
  }

  private static final class Server implements PeerServer {
    private final Scenario scenario;
    private final Engines engines;
    private final ServerSocket listener;
    private final BlockingQueue<Object> outcomes = new LinkedBlockingQueue<>();

    Server(Scenario scenario, Engines engines) throws IOException {
      this.scenario = scenario;
      this.engines = engines;
      this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      Threads.start(this::run);
    }

    private void run() {
      while (!listener.isClosed()) {
        try (Socket socket = listener.accept()) {
          socket.setSoTimeout((int) Limits.CONNECTION.toMillis());
          SSLEngine engine = engines.create(socket.getPort());
          try (EngineStream stream = new EngineStream(engine, socket, scenario.seed())) {
            stream.handshake();
            Exchange.echo(stream, scenario.seed());
            outcomes.add(engines.view(engine));
          }
        } catch (Exception | Error e) {
          if (!listener.isClosed()) {
            outcomes.add(e);
          }
        }
      }
    }

    @Override
    public int port() {
      return listener.getLocalPort();
    }

    @Override
    public PeerView view() throws Exception {
      Object outcome = outcomes.poll(Limits.CONNECTION.toSeconds(), TimeUnit.SECONDS);
      if (outcome instanceof PeerView view) {
        return view;
      }
      throw new AssertionError("the peer failed: " + outcome, (Throwable) outcome);
    }

    @Override
    public void close() throws IOException {
      listener.close();
      engines.close();
    }
  }
}
