// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.dns;

import java.util.List;

/**
 * What is known of the DNSSEC ability of the configured servers.
 *
 * @param backEnd {@code validate}, {@code ad} or {@code both}
 * @param servers the upstream servers as {@code address:port}
 * @param availability the last finding
 * @param unavailableCount how often a lookup was answered without DNSSEC because the servers do not
 *     deliver it
 * @param reason what led to the finding, and what to do about it; never empty
 */
public record DnssecHealth(
    String backEnd,
    List<String> servers,
    Availability availability,
    long unavailableCount,
    String reason) {

  /** Whether the servers deliver DNSSEC. */
  public enum Availability {
    /** Nobody has asked yet. */
    UNKNOWN,
    /** The root's keys arrive with their signatures. */
    DELIVERED,
    /** The servers answer, but without DNSSEC data. */
    STRIPPED,
    /** The servers used to deliver DNSSEC and no longer do: lookups fail. */
    WITHDRAWN,
    /** The servers do not answer. */
    UNREACHABLE
  }

  /** Copies the list. */
  public DnssecHealth {
    servers = List.copyOf(servers);
  }
}
