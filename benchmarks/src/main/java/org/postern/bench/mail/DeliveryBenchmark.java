// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.mail;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.postern.bench.socket.SmtpServer;
import org.postern.bench.stack.Group;
import org.postern.bench.stack.Keys;
import org.postern.bench.stack.Offer;
import org.postern.bench.stack.Settings;
import org.postern.bench.stack.Sockets;
import org.postern.bench.stack.Stack;
import org.postern.bench.stack.Version;
import org.postern.bench.tls.PerSide;

/**
 * Messages by Angus Mail from a JVM of its own to a server in this one: in clear (PLAIN), with
 * STARTTLS that the program asks for (STARTTLS), and with STARTTLS and DANE that the agent adds
 * (AGENT). The server is the same for both of the latter.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4)
@Measurement(iterations = 5)
@Fork(1)
public class DeliveryBenchmark {

  /** Messages in a row. */
  @Param("200")
  public int messages = 200;

  /** The kind of the server's key. */
  @Param("P256")
  public Keys keys = Keys.P256;

  /** The agent's jar; empty for the one that is carried along. */
  @Param("")
  public String agent = "";

  /** Who sends, joined by +. */
  @Param("PLAIN+STARTTLS+AGENT")
  public String lanes = "";

  private final List<AutoCloseable> resources = new ArrayList<>();
  private final Map<String, ProgramJvm> senders = new LinkedHashMap<>();
  private Optional<Destination> destination = Optional.empty();

  /** Starts the servers, their DNS, and the programs. */
  @Setup
  public void start() throws GeneralSecurityException, IOException {
    Offer offer = Offer.of(Version.TLS_1_3, keys);
    Settings.apply(offer);
    // All groups of the policy, so that each client gets what it prefers.
    Sockets tls = Stack.POSTERN.sockets(offer.with(Group.X25519MLKEM768), false);
    SmtpServer plain = keep(new SmtpServer(Optional.empty(), 4, PerSide.meter("PLAIN.server")));
    SmtpServer secure = keep(new SmtpServer(Optional.of(tls), 4, PerSide.meter("TLS.server")));
    Destination known = keep(new Destination(offer.server(), secure.port()));
    destination = Optional.of(known);
    for (String lane : lanes.split("\\+")) {
      List<String> options = new ArrayList<>(known.options());
      if (lane.equals("AGENT")) {
        options.add(known.agent(AgentJar.find(agent)));
      }
      int port = lane.equals("PLAIN") ? plain.port() : secure.port();
      List<String> arguments = List.of("mx.example.com", "" + port, "" + lane.equals("STARTTLS"));
      senders.put(lane, keep(ProgramJvm.start(options, Sender.class, arguments)));
    }
  }

  private <T extends AutoCloseable> T keep(T resource) {
    resources.add(0, resource);
    return resource;
  }

  /** Has each program send its messages. */
  @Benchmark
  public void deliver() throws IOException {
    for (Map.Entry<String, ProgramJvm> sender : senders.entrySet()) {
      String lane = sender.getKey();
      String[] nanos = sender.getValue().ask("" + messages, "sent").split(" ");
      PerSide.report(lane + ".client.wall", Long.parseLong(nanos[0]) / 1e3, "us/op");
      PerSide.report(lane + ".client.p50", Long.parseLong(nanos[1]) / 1e3, "us");
      PerSide.report(lane + ".client.p99", Long.parseLong(nanos[2]) / 1e3, "us");
      PerSide.report(lane + ".client.cpu", Long.parseLong(nanos[3]) / 1e3, "us/op");
      if (lane.equals("AGENT")) {
        destination.orElseThrow().requireDane();
      }
    }
  }

  /** Ends the programs and the servers. */
  @TearDown
  public void stop() throws Exception {
    for (AutoCloseable resource : resources) {
      resource.close();
    }
  }
}
