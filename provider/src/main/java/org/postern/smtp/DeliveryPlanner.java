// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.smtp;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.postern.dane.DigestOrder;
import org.postern.dns.SecureResolver;

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

  private final SecureResolver resolver;
  private final Options options;
  private final Clock clock;

  /** Makes a planner; the resolver stays the caller's to close. */
  public DeliveryPlanner(SecureResolver resolver, Options options, Clock clock) {
    this.resolver = resolver;
    this.options = options;
    this.clock = clock;
  }

  /**
   * Plans the delivery to a next hop. The future always completes normally, within the deadline.
   *
   * @param nextHop {@code example.org} for a mail domain; {@code [relay.example]}, {@code
   *     [relay.example]:587} or {@code relay.example:587} for a relay that is not subject to MX
   *     resolution; {@code [192.0.2.1]} or {@code [IPv6:2001:db8::1]} for an address
   * @param port the port where the next hop names none, 1 to 65535
   */
  public CompletableFuture<DeliveryPlan> plan(String nextHop, int port) {
    throw new UnsupportedOperationException(resolver + " " + options + " " + clock);
  }

  /** Plans the delivery to a host that the operator named: its MX records do not count. */
  public CompletableFuture<DeliveryPlan> planRelay(String host, int port) {
    throw new UnsupportedOperationException();
  }

  /**
   * Plans and waits. If the thread is interrupted, the plan is to delay, and the thread's interrupt
   * status is set.
   */
  public DeliveryPlan planNow(String nextHop, int port) {
    return plan(nextHop, port).join();
  }
}
