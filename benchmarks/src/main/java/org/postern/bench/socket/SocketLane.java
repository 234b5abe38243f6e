// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.socket;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.postern.bench.stack.Offer;
import org.postern.bench.stack.Sockets;
import org.postern.bench.tls.Fixture;
import org.postern.bench.tls.Lane;
import org.postern.bench.tls.Meter;
import org.postern.bench.tls.PerSide;

/** A server of one stack, and a client for it. */
record SocketLane(String name, SmtpServer server, SmtpClient client) implements AutoCloseable {
  /** The lane without TLS. */
  static final String PLAIN = "PLAIN";

  /**
   * Starts servers.
   *
   * @param names lanes as {@code POSTERN_FULL}, or {@link #PLAIN}, joined by +
   * @param threads how many connections each serves at a time
   * @param visitor whose clients connect to all of them; empty for each stack's own
   */
  static List<SocketLane> start(String names, Offer offer, int threads, Optional<Sockets> visitor)
      throws GeneralSecurityException, IOException {
    List<SocketLane> lanes = new ArrayList<>();
    for (String name : names.split("\\+")) {
      Optional<Sockets> sockets = Optional.empty();
      boolean resumed = false;
      if (!name.equals(PLAIN)) {
        Lane lane = Fixture.lanes(name, offer).get(0);
        resumed = lane.kind() == org.postern.bench.tls.Kind.RESUMED;
        sockets = Optional.of(lane.stack().sockets(offer, resumed));
      }
      SmtpServer server = new SmtpServer(sockets, threads, PerSide.meter(name + ".server"));
      Optional<Sockets> tls = sockets.isPresent() && visitor.isPresent() ? visitor : sockets;
      SmtpClient client = new SmtpClient(name, offer, resumed, tls, server.port());
      client.prepare();
      lanes.add(new SocketLane(name, server, client));
    }
    return lanes;
  }

  static List<String> names(String lanes) {
    return Arrays.asList(lanes.split("\\+"));
  }

  Meter clientMeter() {
    return PerSide.meter(name + ".client");
  }

  @Override
  public void close() {
    server.close();
  }
}
