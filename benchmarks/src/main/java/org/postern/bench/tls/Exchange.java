// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.tls;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLException;

/**
 * Connections of one lane, one after the other: a handshake, a small record each way, and the check
 * that it was the handshake which the lane is named after.
 */
final class Exchange {
  private static final int ROUND_TRIPS_AT_MOST = 8;
  private static final byte[] DATA = "250 2.0.0 Ok: queued as B5E1F\r\n".getBytes();

  private final Lane lane;
  private final Endpoints endpoints;
  private final Meter clientMeter;
  private final Meter serverMeter;
  private final ByteBuffer toServer = ByteBuffer.allocate(1 << 16);
  private final ByteBuffer toClient = ByteBuffer.allocate(1 << 16);
  private final ByteBuffer plain = ByteBuffer.allocate(1 << 15);
  private final byte[] clientHello = new byte[1 << 12];

  Exchange(Lane lane, Endpoints endpoints) {
    this.lane = lane;
    this.endpoints = endpoints;
    clientMeter = PerSide.meter(lane + ".client");
    serverMeter = PerSide.meter(lane + ".server");
  }

  /** Connects once, and gives a lane that resumes something to resume. */
  void prepare() throws SSLException, GeneralSecurityException {
    connect(false);
  }

  /**
   * Connects.
   *
   * @return the connection, established and idle
   * @throws IllegalStateException if something else was negotiated than the lane says
   */
  Connection connect() throws SSLException, GeneralSecurityException {
    return connect(lane.resumed);
  }

  /** Both sides of a connection, established. */
  record Connection(Side client, Side server) {}

  private Connection connect(boolean resumed) throws SSLException, GeneralSecurityException {
    toServer.clear();
    toClient.clear();
    clientMeter.start();
    Side client = new Side(endpoints.client(), clientMeter, plain);
    clientMeter.stop();
    serverMeter.start();
    Side server = new Side(endpoints.server(), serverMeter, plain);
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
    endpoints.check(hello, resumed, client.engine.getSession());
    if (!lane.resumed) {
      client.engine.getSession().invalidate(); // so that the next connection has none to resume
    }
    client.completed();
    server.completed();
    return new Connection(client, server);
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
}
