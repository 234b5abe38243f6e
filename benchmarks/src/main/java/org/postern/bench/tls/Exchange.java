// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.tls;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;
import org.postern.bench.stack.Endpoints;
import org.postern.bench.stack.Group;
import org.postern.bench.stack.Offer;

/**
 * Connections of one lane, one after the other: a handshake, a small record each way, and the check
 * that it was the handshake which the lane is named after.
 */
final class Exchange implements AutoCloseable {
  private static final int ROUND_TRIPS_AT_MOST = 8;
  private static final byte[] DATA = "250 2.0.0 Ok: queued as B5E1F\r\n".getBytes();

  private final Lane lane;
  private final Offer offer;
  private final Endpoints endpoints;
  private final Meter clientMeter;
  private final Meter serverMeter;
  private final ByteBuffer toServer;
  private final ByteBuffer toClient;
  private final ByteBuffer plain;
  private final byte[] clientHello = new byte[1 << 12];

  /** Makes the contexts, and connects once: what is resumed needs something to resume. */
  Exchange(Lane lane, Offer run) throws GeneralSecurityException, IOException {
    this.lane = lane;
    offer = lane.kind() == Kind.HYBRID ? run.with(Group.X25519MLKEM768) : run;
    endpoints = lane.stack().endpoints(offer, lane.resumed());
    toServer = endpoints.buffer(1 << 16);
    toClient = endpoints.buffer(1 << 16);
    plain = endpoints.buffer(1 << 15);
    clientMeter = PerSide.meter(lane + ".client");
    serverMeter = PerSide.meter(lane + ".server");
    finish(connect(false));
  }

  /** Both sides of a connection, established. */
  record Connection(Side client, Side server) {}

  /**
   * Connects.
   *
   * @return the connection, established and idle
   * @throws NegotiationMismatchException if something else was negotiated than the lane says
   */
  Connection connect() throws SSLException {
    return connect(lane.resumed());
  }

  /** Gives back what the connection holds outside the heap. */
  void finish(Connection connection) {
    endpoints.release(connection.client.engine);
    endpoints.release(connection.server.engine);
  }

  private Connection connect(boolean resumed) throws SSLException {
    toServer.clear();
    toClient.clear();
    plain.clear();
    clientMeter.start();
    Side client = new Side(endpoints.client(), clientMeter, plain, endpoints.askAgain());
    clientMeter.stop();
    serverMeter.start();
    Side server = new Side(endpoints.server(), serverMeter, plain, endpoints.askAgain());
    serverMeter.stop();
    client.engine.beginHandshake();
    server.engine.beginHandshake();
    client.turn(toClient, toServer);
    ByteBuffer sent = toServer.duplicate().flip();
    ByteBuffer flight = ByteBuffer.wrap(clientHello);
    flight.put(sent);
    server.turn(toServer, toClient);
    Hello hello = Hello.read(flight, toClient);
    int trips = 0;
    while (client.handshaking() || server.handshaking()) {
      if (++trips > ROUND_TRIPS_AT_MOST) {
        throw new IllegalStateException(lane + ": the handshake does not end");
      }
      client.turn(toClient, toServer);
      server.turn(toServer, toClient);
    }
    send(client, server, toClient, toServer);
    send(server, client, toServer, toClient);
    negotiated(hello, resumed, client, server)
        .require(Negotiated.expected(offer, resumed), lane.toString());
    if (!lane.resumed()) {
      endpoints.forget(client.engine); // so that the next connection has none to resume
    }
    client.completed();
    server.completed();
    return new Connection(client, server);
  }

  private Negotiated negotiated(Hello hello, boolean resumed, Side client, Side server)
      throws SSLException {
    SSLSession session = client.engine.getSession();
    boolean stapled = !resumed && !endpoints.staples(client.engine).isEmpty();
    return new Negotiated(
        hello.version(),
        session.getCipherSuite(),
        hello.group(),
        hello.resumed(),
        Negotiated.key(session.getPeerCertificates()),
        stapled,
        offer.client().isPresent() ? peer(server.engine.getSession()) : "");
  }

  private static String peer(SSLSession session) throws SSLException {
    return ((X509Certificate) session.getPeerCertificates()[0]).getPublicKey().getAlgorithm();
  }

  private void send(Side from, Side to, ByteBuffer back, ByteBuffer forth) throws SSLException {
    from.send(ByteBuffer.wrap(DATA), forth);
    to.turn(forth, back);
    int received = to.received();
    if (received != DATA.length) {
      throw new IllegalStateException(
          lane + ": expected " + DATA.length + " octets of data, got " + received);
    }
  }

  @Override
  public void close() {
    endpoints.close();
  }
}
