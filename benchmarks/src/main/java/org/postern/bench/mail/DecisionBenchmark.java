// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.mail;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.postern.Postern;
import org.postern.PosternConfig;
import org.postern.PosternKey;
import org.postern.bench.tls.PerSide;
import org.postern.lab.dns.LabDns;
import org.postern.lab.dns.LabNameServer;
import org.postern.lab.dns.ResolverMode;
import org.postern.smtp.DeliveryPlan;
import org.postern.smtp.TlsRequirement;

/**
 * Decisions about destinations after very many others: the one decided last, and any of them. A
 * validating resolver on loopback is believed ({@code dns.trust=ad}), so that what is measured are
 * the caches and not the signatures. The caches are bounded: most of very many destinations are
 * asked for again.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xms1g", "-Xmx1g"})
public class DecisionBenchmark {
  private static final int SMTP = 25;

  /** How many destinations were decided about. */
  @Param({"100", "10000", "100000"})
  public int destinations = 100;

  private final SplittableRandom random = new SplittableRandom(1);
  private final LabDns dns =
      LabDns.builder()
          .zone(
              "example.test",
              zone -> {
                zone.ttl(86400).mx("*.d", 10, "mx").a("mx", "127.0.0.2");
                zone.tlsa(SMTP, "mx", "3 1 1 " + "ab".repeat(32));
              })
          .build();
  private Postern postern = Postern.create(PosternConfig.defaults());
  private double each;

  /** Decides about all of them once. */
  @Setup
  public void fill() throws IOException {
    LabNameServer resolver = dns.serve().mode(ResolverMode.VALIDATING);
    postern.close();
    postern =
        Postern.create(
            PosternConfig.builder()
                .set(PosternKey.DNS_RESOLVERS, resolver.hostPort())
                .set(PosternKey.DNS_TRUST, "ad")
                .build());
    decide(-1);
    resolver.forgetQuestions();
    long before = used();
    for (int i = 0; i < destinations; i++) {
      decide(i);
      if (i % 1000 == 0) {
        resolver.forgetQuestions();
      }
    }
    resolver.forgetQuestions();
    each = (double) (used() - before) / destinations;
  }

  /** Tells what a destination keeps: found out once, told with each iteration. */
  @Setup(Level.Iteration)
  public void report() {
    PerSide.report("POSTERN.both.retained", each, "B");
  }

  /** The destination that was decided last. */
  @Benchmark
  public DeliveryPlan recent() {
    return decide(destinations - 1);
  }

  /** Any of them. */
  @Benchmark
  public DeliveryPlan any() {
    return decide(random.nextInt(destinations));
  }

  private DeliveryPlan decide(int number) {
    DeliveryPlan plan = postern.planner().planNow("d" + number + ".d.example.test", SMTP);
    if (plan.candidates().size() != 1
        || !(plan.candidates().get(0).requirement() instanceof TlsRequirement.Dane)) {
      throw new IllegalStateException("expected a host with DANE, planned " + plan);
    }
    return plan;
  }

  private static long used() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  /** Closes its sockets. */
  @TearDown
  public void close() {
    postern.close();
    dns.close();
  }
}
