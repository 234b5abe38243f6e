// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench;

import java.util.ArrayList;
import java.util.List;
import org.postern.bench.mail.DecisionBenchmark;
import org.postern.bench.mail.DeliveryBenchmark;
import org.postern.bench.mail.StartupBenchmark;
import org.postern.bench.socket.HeldBenchmark;
import org.postern.bench.socket.StartTlsBenchmark;
import org.postern.bench.socket.StormBenchmark;

/** The runs of the {@link Suite} that look like mail. */
final class MailRuns {
  private static final String ALL_SOCKETS =
      "PLAIN+SUNJSSE_FULL+POSTERN_FULL+CORRETTO_FULL+BCJSSE_FULL+CONSCRYPT_FULL"
          + "+SUNJSSE_RESUMED+POSTERN_RESUMED+CORRETTO_RESUMED+CONSCRYPT_RESUMED";
  private static final List<Omission> NO_SOCKETS =
      List.of(
          new Omission("TCNATIVE_FULL", "it has engines only, no sockets"),
          new Omission("TCNATIVE_RESUMED", "it has engines only, no sockets"),
          new Omission("BCJSSE_RESUMED", "it resumes no session of TLS 1.3"));

  private MailRuns() {}

  static List<SuiteRun> quick() {
    return List.of(
        sockets(
                "starttls",
                1,
                "PLAIN+SUNJSSE_FULL+POSTERN_FULL+SUNJSSE_RESUMED+POSTERN_RESUMED",
                List.of())
            .effort(2, 4, 4, 2)
            .build(),
        storm("storm", 200, "SUNJSSE_FULL+POSTERN_FULL")
            .with("seconds", 2)
            .effort(2, 0, 3, 0)
            .takes(23)
            .build(),
        plan("plan-warm", "warm", "the plan for a destination, in the cache")
            .effort(2, 1, 4, 1)
            .build(),
        plan("plan-cold", "cold", "the plan for a destination, validated from the root on")
            .effort(3, 2, 4, 1)
            .build(),
        decision("decision-10000-any", "any", 10_000).effort(2, 1, 3, 1).takes(20).build(),
        delivery().with("messages", 50).effort(3, 0, 3, 0).takes(22).build(),
        startup().effort(1, 0, 5, 0).takes(10).build());
  }

  static List<SuiteRun> full() {
    List<SuiteRun> runs = new ArrayList<>();
    for (int threads : new int[] {1, 2, 4}) {
      runs.add(
          sockets("starttls-" + threads, threads, ALL_SOCKETS, NO_SOCKETS)
              .effort(3, 15, 6, 5)
              .build());
    }
    String servers = "PLAIN+SUNJSSE_FULL+POSTERN_FULL+CORRETTO_FULL+CONSCRYPT_FULL";
    for (int rate : new int[] {100, 200, 400}) {
      runs.add(storm("storm-" + rate, rate, servers).effort(3, 0, 5, 0).takes(150).build());
    }
    for (int connections : new int[] {1, 100, 1000, 4000}) {
      runs.add(
          new RunBuilder(
                  "open-" + connections,
                  "one connection more beside " + connections,
                  Subject.MEMORY,
                  HeldBenchmark.class,
                  "hold")
              .with("connections", connections)
              .headline(
                  Headline.less("server", "POSTERN_FULL.server.cpu", "SUNJSSE_FULL.server.cpu"))
              .effort(1, 0, 3, 0)
              .takes(40 + connections / 20)
              .build());
    }
    runs.add(plan("plan-warm", "warm", "the plan in the cache").effort(3, 2, 6, 2).build());
    runs.add(
        plan("plan-cold", "cold", "the plan validated from the root on")
            .effort(5, 4, 8, 4)
            .build());
    for (int destinations : new int[] {100, 10_000, 100_000}) {
      int filling = destinations / 500;
      for (String which : List.of("recent", "any")) {
        runs.add(
            decision("decision-" + destinations + "-" + which, which, destinations)
                .effort(3, 2, 5, 2)
                .takes(20 + filling)
                .build());
      }
    }
    runs.add(delivery().effort(5, 0, 8, 0).takes(110).build());
    runs.add(startup().effort(2, 0, 15, 0).takes(25).build());
    return runs;
  }

  private static RunBuilder sockets(
      String name, int threads, String lanes, List<Omission> omissions) {
    return new RunBuilder(
            name,
            "SMTP with STARTTLS, " + (threads == 1 ? "one client" : threads + " clients at a time"),
            Subject.SOCKETS,
            StartTlsBenchmark.class,
            "round")
        .with("threads", threads)
        .with("lanes", lanes)
        .omissions(omissions)
        .headline(Headline.less("server", "POSTERN_FULL.server.cpu", "SUNJSSE_FULL.server.cpu"))
        .headline(Headline.less("client", "POSTERN_FULL.client.cpu", "SUNJSSE_FULL.client.cpu"))
        .headline(
            Headline.more(
                "connections per second", "POSTERN_FULL.both.rate", "SUNJSSE_FULL.both.rate"));
  }

  private static RunBuilder storm(String name, int rate, String lanes) {
    return new RunBuilder(
            name,
            rate + " connections offered per second",
            Subject.STORM,
            StormBenchmark.class,
            "storm")
        .with("rate", rate)
        .with("lanes", lanes)
        .headline(
            Headline.less(
                "99th percentile of the latency",
                "POSTERN_FULL.server.p99",
                "SUNJSSE_FULL.server.p99"))
        .headline(
            Headline.less("median latency", "POSTERN_FULL.server.p50", "SUNJSSE_FULL.server.p50"));
  }

  /** JMH's own score is the figure of these. */
  private static RunBuilder plan(String name, String method, String title) {
    return new RunBuilder(name, title, Subject.DECISION, PlanBenchmark.class, method);
  }

  private static RunBuilder decision(String name, String method, int destinations) {
    String which = method.equals("any") ? "any of " : "the last of ";
    return new RunBuilder(
            name,
            "the plan for " + which + destinations + " destinations",
            Subject.DECISION,
            DecisionBenchmark.class,
            method)
        .with("destinations", destinations)
        .headline(Headline.alone("octets for a destination", "POSTERN.both.retained"));
  }

  private static RunBuilder delivery() {
    return new RunBuilder(
            "delivery",
            "a message by Angus Mail, in clear, with STARTTLS, and under the agent",
            Subject.DELIVERY,
            DeliveryBenchmark.class,
            "deliver")
        .headline(
            Headline.less(
                "median time with DANE by the agent, against STARTTLS without",
                "AGENT.client.p50",
                "STARTTLS.client.p50"))
        .headline(Headline.less("CPU time", "AGENT.client.cpu", "STARTTLS.client.cpu"))
        .headline(Headline.less("against plain text", "AGENT.client.p50", "PLAIN.client.p50"));
  }

  private static RunBuilder startup() {
    return new RunBuilder(
            "startup",
            "the start of a JVM with Angus Mail",
            Subject.STARTUP,
            StartupBenchmark.class,
            "start")
        .headline(Headline.less("time", "AGENT.both.wall", "NONE.both.wall"))
        .headline(Headline.less("CPU time", "AGENT.both.cpu", "NONE.both.cpu"));
  }
}
