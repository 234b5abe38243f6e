// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.smtp;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import org.postern.smtp.CheckReport.AddressResult;
import org.postern.smtp.CheckReport.Outcome;

/**
 * Connects to every address of a plan, as a delivery would, without sending mail: greeting, EHLO,
 * STARTTLS, handshake, verdict, QUIT. Thread-safe. What the server sends is not trusted: lines,
 * replies and time are bounded.
 */
public final class DeliveryCheck {

  private static final int MOST_AT_ONCE = 8;

  /**
   * How to connect.
   *
   * @param heloName the name for EHLO; empty for the connection's own address
   * @param connectTimeout the longest time for a TCP connection
   * @param deadline the longest time for one address, everything included
   * @param addresses the addresses that are tried, such as only IPv4 ones
   */
  public record Options(
      String heloName,
      Duration connectTimeout,
      Duration deadline,
      Predicate<InetAddress> addresses) {

    /** Checks the components. */
    public Options {
      if (!heloName.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
        throw new IllegalArgumentException("not a name for EHLO: '" + heloName + "'");
      }
      if (connectTimeout.toMillis() < 1 || deadline.toMillis() < 1) {
        throw new IllegalArgumentException("the time limits must be at least 1 ms");
      }
    }

    /** Returns the defaults: 10 seconds to connect, 30 for each address, all addresses. */
    public static Options defaults() {
      return new Options("", Duration.ofSeconds(10), Duration.ofSeconds(30), address -> true);
    }
  }

  private final Function<TlsRequirement, SSLContext> tls;
  private final Options options;

  /**
   * Makes a check.
   *
   * @param tls gives the context for a requirement, such as {@code postern.tls()::client}
   */
  public DeliveryCheck(Function<TlsRequirement, SSLContext> tls, Options options) {
    this.tls = tls;
    this.options = options;
  }

  /** Tries every address of the plan, up to {@value #MOST_AT_ONCE} at the same time, and waits. */
  public CheckReport check(DeliveryPlan plan) {
    List<CompletableFuture<AddressResult>> results = new ArrayList<>();
    ExecutorService threads = Executors.newFixedThreadPool(MOST_AT_ONCE, DeliveryCheck::thread);
    try {
      for (MxCandidate candidate : plan.candidates()) {
        TlsRequirement requirement = candidate.requirement();
        if (requirement != null) {
          candidate.addresses().stream()
              .filter(options.addresses())
              .forEach(address ->
                  results.add(
                      CompletableFuture.supplyAsync(
                          () -> tried(candidate, requirement, address, plan.port()), threads)));
        }
      }
      return new CheckReport(plan, results.stream().map(CompletableFuture::join).toList());
    } finally {
      threads.shutdownNow();
    }
  }

  private AddressResult tried(
      MxCandidate candidate, TlsRequirement requirement, InetAddress address, int port) {
    long start = System.nanoTime();
    Outcome outcome =
        new AddressCheck(tls, options, requirement).run(new InetSocketAddress(address, port));
    return new AddressResult(
        candidate, address, outcome, Duration.ofNanos(System.nanoTime() - start));
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "postern-check");
    thread.setDaemon(true);
    return thread;
  }
}
