// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.postern.Postern;
import org.postern.PosternConfig;
import org.postern.PosternKey;
import org.postern.lab.dns.LabDns;
import org.postern.lab.dns.LabNameServer;
import org.postern.smtp.DeliveryPlan;
import org.postern.smtp.TlsRequirement;

/** The plan for a signed domain with two MX hosts, a TLSA record each, by a DNS on loopback. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class PlanBenchmark {
  private static final String DOMAIN = "example.test";
  private static final String RECORD = "3 1 1 " + "ab".repeat(32);

  /** A domain in the DNS, and Postern configured to ask for it. */
  @State(Scope.Benchmark)
  public static class Lab {
    private final LabDns dns =
        LabDns.builder()
            .zone(
                DOMAIN,
                zone -> {
                  zone.ttl(86400).mx(10, "mx1").mx(20, "mx2");
                  zone.a("mx1", "127.0.0.2").tlsa(25, "mx1", RECORD);
                  zone.a("mx2", "127.0.0.3").tlsa(25, "mx2", RECORD);
                })
            .build();
    private PosternConfig config = PosternConfig.defaults();

    /** Starts the DNS server. */
    @Setup
    public void start() throws IOException {
      LabNameServer server = dns.serve();
      Path anchor = dns.writeTrustAnchor(Files.createTempFile("postern-bench", ".ds"));
      anchor.toFile().deleteOnExit();
      config =
          PosternConfig.builder()
              .set(PosternKey.DNS_RESOLVERS, server.hostPort())
              .set(PosternKey.DNS_TRUST_ANCHOR, anchor.toString())
              .build();
    }

    /** Stops the DNS server. */
    @TearDown
    public void stop() {
      dns.close();
    }
  }

  /** Postern that has planned the delivery before. */
  @State(Scope.Benchmark)
  public static class Warm {
    private Postern postern = Postern.create(PosternConfig.defaults());

    /** Plans once. */
    @Setup
    public void plan(Lab lab) {
      postern.close();
      postern = Postern.create(lab.config);
      check(postern.planner().planNow(DOMAIN, 25));
    }

    /** Closes its sockets. */
    @TearDown
    public void close() {
      postern.close();
    }
  }

  /** Postern that has asked nothing yet. */
  @State(Scope.Thread)
  public static class Cold {
    private Postern postern = Postern.create(PosternConfig.defaults());

    /** Not part of what is measured. */
    @Setup(Level.Invocation)
    public void create(Lab lab) {
      postern.close();
      postern = Postern.create(lab.config);
    }

    /** Closes its sockets. */
    @TearDown
    public void close() {
      postern.close();
    }
  }

  /** The plan is in the cache. */
  @Benchmark
  public DeliveryPlan warm(Warm warm) {
    return warm.postern.planner().planNow(DOMAIN, 25);
  }

  /** Everything is asked for, from the root's keys on, and validated. */
  @Benchmark
  public DeliveryPlan cold(Cold cold) {
    return check(cold.postern.planner().planNow(DOMAIN, 25));
  }

  /** A plan that is quick because it failed would say nothing. */
  private static DeliveryPlan check(DeliveryPlan plan) {
    if (plan.candidates().size() != 2
        || !(plan.candidates().get(1).requirement() instanceof TlsRequirement.Dane)) {
      throw new IllegalStateException("expected two hosts with DANE, planned " + plan);
    }
    return plan;
  }
}
