// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.smtp;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.postern.dane.DigestOrder;
import org.postern.dns.SecureResolver;
import org.postern.internal.smtp.Exemptions;
import org.postern.internal.smtp.NextHop;
import org.postern.smtp.DeliveryPlan.Disposition;
import org.postern.smtp.DeliveryPlan.Routing;

/**
 * Finds out where mail for a next hop goes and what each connection must prove (RFC 7672 section
 * 2.2). Thread-safe.
 */
public final class DeliveryPlanner {

  /** What DANE demands. */
  public enum Mode {
    /** What RFC 7672 demands. */
    ENFORCE,
    /** Everything is looked up and nothing is refused; what would have been is noted. */
    AUDIT,
    /** No TLSA record is looked up. */
    OFF
  }

  /** What to do while the DNS servers do not pass DNSSEC on. */
  public enum Unavailable {
    /** Deliver without DANE. */
    OPPORTUNISTIC,
    /** Delay. */
    DEFER
  }

  /**
   * How to plan.
   *
   * @param mode what DANE demands
   * @param except destinations without DANE (RFC 7672 section 9.1): next-hop domains, MX hosts, or
   *     suffixes that begin with a dot
   * @param digests the TLSA digests in force
   * @param unavailable what to do without DNSSEC
   * @param deadline the longest time that a plan may take
   */
  public record Options(
      Mode mode,
      List<String> except,
      DigestOrder digests,
      Unavailable unavailable,
      Duration deadline) {

    /** Copies the list. */
    public Options {
      except = List.copyOf(except);
      if (deadline.isNegative() || deadline.isZero()) {
        throw new IllegalArgumentException("the deadline must be positive, not " + deadline);
      }
    }

    /** Returns the defaults: enforce, no exception, SHA-512 before SHA-256, 30 seconds. */
    public static Options defaults() {
      return new Options(
          Mode.ENFORCE,
          List.of(),
          DigestOrder.DEFAULT,
          Unavailable.OPPORTUNISTIC,
          Duration.ofSeconds(30));
    }
  }

  private static final int MAX_LENGTH = 1100;

  private final SecureResolver resolver;
  private final Options options;
  private final Exemptions exemptions;
  private final Clock clock;
  private final PlanCache cache;

  /** Makes a planner; the resolver stays the caller's to close. */
  public DeliveryPlanner(SecureResolver resolver, Options options, Clock clock) {
    this.resolver = resolver;
    this.options = options;
    this.exemptions = new Exemptions(options.except());
    this.clock = clock;
    this.cache = new PlanCache(clock);
  }

  /**
   * Plans the delivery to a next hop. The future always completes normally, within the deadline.
   *
   * @param nextHop {@code example.org} for a mail domain; {@code [relay.example]}, {@code
   *     [relay.example]:587} or {@code relay.example:587} for a relay that is not subject to MX
   *     resolution; {@code [192.0.2.1]} or {@code [IPv6:2001:db8::1]} for an address. What is none
   *     of these gives a plan to reject
   * @param port the port where the next hop names none, 1 to 65535
   * @throws IllegalArgumentException if the port is out of range
   */
  public CompletableFuture<DeliveryPlan> plan(String nextHop, int port) {
    return cache.get(
        key(nextHop, port, false), () -> run(nextHop, port, () -> NextHop.parse(nextHop, port)));
  }

  /**
   * Plans the delivery to a host that the operator named: its MX records do not count.
   *
   * @param host a name or an address, without brackets
   * @param port the port, 1 to 65535
   * @throws IllegalArgumentException if the port is out of range
   */
  public CompletableFuture<DeliveryPlan> planRelay(String host, int port) {
    return cache.get(key(host, port, true), () -> run(host, port, () -> NextHop.relay(host, port)));
  }

  /**
   * Plans and waits, not much longer than the deadline. If the thread is interrupted, the plan is
   * to delay, and the thread's interrupt status is set.
   */
  public DeliveryPlan planNow(String nextHop, int port) {
    CompletableFuture<DeliveryPlan> plan = plan(nextHop, port);
    try {
      return plan.get(options.deadline().toMillis() + 1000, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return delayed(nextHop, port, "interrupted while planning");
    } catch (TimeoutException | ExecutionException e) {
      return delayed(nextHop, port, "planning failed: " + e);
    }
  }

  private CompletableFuture<DeliveryPlan> run(String asked, int port, Supplier<NextHop> parsed) {
    NextHop nextHop;
    try {
      if (asked.length() > MAX_LENGTH) {
        throw new IllegalArgumentException("is longer than any name");
      }
      nextHop = parsed.get();
    } catch (IllegalArgumentException e) {
      String reason = "the next hop " + e.getMessage();
      return CompletableFuture.completedFuture(ended(asked, port, new Disposition.Reject(reason)));
    }
    Lookups lookups = new Lookups(resolver, options.deadline());
    return CompletableFuture.completedFuture(
            new PlanRun(lookups, options, exemptions, asked, nextHop))
        .thenCompose(PlanRun::run)
        .handle((draft, failure) ->
            draft != null
                ? draft.at(clock.instant())
                : delayed(asked, port, "planning failed: " + failure));
  }

  private DeliveryPlan delayed(String asked, int port, String reason) {
    return ended(asked, port, new Disposition.Delay(null, reason));
  }

  private DeliveryPlan ended(String asked, int port, Disposition disposition) {
    return new DeliveryPlan(
        asked, port, Routing.NONE, null, List.of(), disposition, clock.instant());
  }

  private static PlanCache.Key key(String asked, int port, boolean relay) {
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException("not a port: " + port);
    }
    String name = asked.length() > MAX_LENGTH ? asked.substring(0, MAX_LENGTH + 1) : asked;
    return new PlanCache.Key(name.toLowerCase(Locale.ROOT), port, relay);
  }
}
