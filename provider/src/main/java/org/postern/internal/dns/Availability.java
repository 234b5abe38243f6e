// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.dns;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.postern.dns.DnsOptions.Trust;
import org.postern.dns.DnssecHealth;
import org.postern.dns.SecureResolver;
import org.postern.internal.dns.RootProbe.Finding;

/**
 * Knows whether the servers deliver DNSSEC. They are asked before the first lookup, from time to
 * time while they do not, and when an answer gives reason to doubt. Thread-safe.
 */
final class Availability {

  /**
   * What is known.
   *
   * @param value the finding
   * @param servers the servers to ask: those that deliver if there are any, else all
   * @param reason for the operator
   * @param at when it was found, in the clock's milliseconds
   */
  record State(
      DnssecHealth.Availability value, List<InetSocketAddress> servers, String reason, long at) {}

  /** An answer that depends on the servers' conduct is confirmed if they were not seen since. */
  static final Duration RETRY = Duration.ofSeconds(60);

  private static final Duration DOUBT = Duration.ofSeconds(10);
  private static final Duration UNREACHABLE = Duration.ofSeconds(1);
  private static final Logger LOG = System.getLogger(SecureResolver.class.getName());

  private final Trust trust;
  private final List<InetSocketAddress> servers;
  private final RootProbe probe;
  private final DnssecMemory memory;
  private final Duration limit;
  private final Clock clock;
  private final Executor executor;
  private final Runnable onChange;
  private volatile State state;
  private volatile boolean doubted;
  private @Nullable CompletableFuture<State> probing;
  private DnssecHealth.Availability announced = DnssecHealth.Availability.DELIVERED;

  /**
   * Makes one.
   *
   * @param limit the time that asking the servers may take
   * @param onChange called when the finding changes
   */
  Availability(
      Trust trust,
      List<InetSocketAddress> servers,
      RootProbe probe,
      DnssecMemory memory,
      Duration limit,
      Clock clock,
      Executor executor,
      Runnable onChange) {
    this.trust = trust;
    this.servers = servers;
    this.probe = probe;
    this.memory = memory;
    this.limit = limit;
    this.clock = clock;
    this.executor = executor;
    this.onChange = onChange;
    this.state =
        new State(DnssecHealth.Availability.UNKNOWN, servers, "no lookup has been made yet", 0);
  }

  State last() {
    return state;
  }

  /** Returns what is known, after asking the servers where that is due. */
  CompletableFuture<State> current() {
    State known = state;
    return isDue(known) ? ask() : ExecutorFuture.completed(known, executor);
  }

  /** As {@link #current()}, but what is known must not be older than {@link #RETRY}. */
  CompletableFuture<State> confirmed() {
    State known = state;
    return isDue(known) || isOlder(known, RETRY)
        ? ask()
        : ExecutorFuture.completed(known, executor);
  }

  /** An answer was not as it should be; the servers may have changed their conduct. */
  void doubt() {
    doubted = true;
  }

  private boolean isDue(State known) {
    return switch (known.value()) {
      case UNKNOWN -> true;
      case DELIVERED -> doubted && isOlder(known, DOUBT);
      case STRIPPED, WITHDRAWN -> isOlder(known, RETRY);
      case UNREACHABLE -> isOlder(known, UNREACHABLE);
    };
  }

  private boolean isOlder(State known, Duration age) {
    long passed = clock.millis() - known.at();
    return passed < 0 || passed >= age.toMillis();
  }

  /** All who want to know at the same time share one round of questions. */
  private CompletableFuture<State> ask() {
    CompletableFuture<State> round;
    synchronized (this) {
      if (probing != null) {
        return probing;
      }
      round = new ExecutorFuture<>(executor);
      probing = round;
      doubted = false;
    }
    Map<InetSocketAddress, Finding> findings = new ConcurrentHashMap<>();
    for (InetSocketAddress server : servers) {
      probe
          .probe(server, Deadline.in(limit))
          .exceptionally(error -> Finding.SILENT)
          .thenAccept(finding -> {
            findings.put(server, finding);
            if (finding.delivers() || findings.size() == servers.size()) {
              conclude(findings, round);
            }
          })
          .exceptionally(error -> {
            giveUp(round, error);
            return null;
          });
    }
    return round;
  }

  private void conclude(Map<InetSocketAddress, Finding> findings, CompletableFuture<State> round) {
    State found;
    boolean changed;
    synchronized (this) {
      found = judge(findings);
      changed = found.value() != state.value();
      state = found;
      if (probing == round) {
        probing = null;
      }
      announce(found);
    }
    if (changed) {
      onChange.run();
    }
    round.complete(found);
  }

  /** A failure of ours must not leave the next ones waiting for this round. */
  private void giveUp(CompletableFuture<State> round, Throwable error) {
    synchronized (this) {
      if (probing == round) {
        probing = null;
      }
    }
    round.completeExceptionally(error);
  }

  private State judge(Map<InetSocketAddress, Finding> findings) {
    long now = clock.millis();
    findings.forEach((server, finding) -> {
      if (finding == Finding.DELIVERS_GENUINE) {
        memory.remember(trust, Servers.toString(server));
      }
    });
    List<InetSocketAddress> delivering =
        servers.stream()
            .filter(server -> findings.getOrDefault(server, Finding.SILENT).delivers())
            .toList();
    String names = Servers.toString(servers);
    if (!delivering.isEmpty()) {
      return new State(
          DnssecHealth.Availability.DELIVERED,
          delivering,
          Servers.toString(delivering) + " delivered the keys of the root " + how(),
          now);
    }
    if (!findings.containsValue(Finding.STRIPS)) {
      return new State(
          DnssecHealth.Availability.UNREACHABLE, servers, "no answer from " + names, now);
    }
    memory.refresh();
    if (servers.stream().anyMatch(server -> memory.knows(trust, Servers.toString(server)))) {
      return new State(
          DnssecHealth.Availability.WITHDRAWN,
          servers,
          names
              + " used to deliver DNSSEC ("
              + how()
              + ") and no longer does, which is what an attacker would do;"
              + " if the servers were changed on purpose, "
              + memory.howToForget(),
          now);
    }
    return new State(
        DnssecHealth.Availability.STRIPPED,
        servers,
        names
            + " answered without DNSSEC when asked for the keys of the root "
            + how()
            + "; point postern.dns.resolvers at servers that pass DNSSEC on",
        now);
  }

  private String how() {
    return trust == Trust.VALIDATE ? "with signatures" : "with the AD bit";
  }

  private void announce(State found) {
    DnssecHealth.Availability value = found.value();
    if (value == announced || value == DnssecHealth.Availability.UNREACHABLE) {
      return;
    }
    announced = value;
    switch (value) {
      case STRIPPED ->
          LOG.log(Level.WARNING, "DNSSEC is unavailable, and with it DANE: {0}", found.reason());
      case WITHDRAWN -> LOG.log(Level.WARNING, "DNS lookups fail: {0}", found.reason());
      default -> LOG.log(Level.INFO, "DNSSEC is available: {0}", found.reason());
    }
  }
}
