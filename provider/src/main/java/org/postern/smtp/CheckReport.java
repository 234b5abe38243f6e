// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.smtp;

import java.net.InetAddress;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of a next hop's servers. Immutable.
 *
 * @param plan the plan that was tried
 * @param results one for every address that was tried, in the order of the plan
 */
public record CheckReport(DeliveryPlan plan, List<AddressResult> results) {

  /**
   * What was seen at one address.
   *
   * @param candidate the host
   * @param address the address
   * @param outcome what came of it
   * @param took how long it took
   */
  public record AddressResult(
      MxCandidate candidate, InetAddress address, Outcome outcome, Duration took) {}

  /** What came of a connection. */
  public sealed interface Outcome {

    /** Returns what happened, for a person; never empty. */
    String reason();

    /**
     * Mail would be delivered.
     *
     * @param verdict how
     * @param chain the server's certificates, its own first; empty without TLS
     */
    record Deliverable(PeerVerdict verdict, List<X509Certificate> chain, String reason)
        implements Outcome {
      /** Copies the list. */
      public Deliverable {
        chain = List.copyOf(chain);
      }
    }

    /** Nothing would be delivered, because the connection proved less than was demanded. */
    record Refused(PeerVerdict verdict, String reason) implements Outcome {}

    /** There is no SMTP service: no connection, no greeting, or a server that turns us away. */
    record Unreachable(String reason) implements Outcome {}

    /** What answers does not keep to the protocol. */
    record Broken(String reason) implements Outcome {}
  }

  /** Copies the list. */
  public CheckReport {
    results = List.copyOf(results);
  }

  /** Returns the first result by which mail would be delivered, or null if there is none. */
  public @Nullable AddressResult delivered() {
    for (AddressResult result : results) {
      if (result.outcome() instanceof Outcome.Deliverable) {
        return result;
      }
    }
    return null;
  }
}
