// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.smtp;

import java.net.InetAddress;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;

/**
 * Connects to every address of a plan, as a delivery would, without sending mail: greeting, EHLO,
 * STARTTLS, handshake, verdict, QUIT. Thread-safe. What the server sends is not trusted: lines,
 * replies and time are bounded.
 */
public final class DeliveryCheck {

  /**
   * How to connect.
   *
   * @param heloName the name for EHLO
   * @param connectTimeout the longest time for a TCP connection
   * @param deadline the longest time for one address, everything included
   * @param addresses the addresses that are tried, such as only IPv4 ones
   */
  public record Options(
      String heloName,
      Duration connectTimeout,
      Duration deadline,
      Predicate<InetAddress> addresses) {

    /** Returns the defaults: 10 seconds to connect, 30 for each address, all addresses. */
    public static Options defaults() {
      return new Options(
          "[127.0.0.1]", Duration.ofSeconds(10), Duration.ofSeconds(30), address -> true);
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

  /** Tries every address of the plan, one after the other. */
  public CheckReport check(DeliveryPlan plan) {
    throw new UnsupportedOperationException(tls + " " + options + plan);
  }
}
