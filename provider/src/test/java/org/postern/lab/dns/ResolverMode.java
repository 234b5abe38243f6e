// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.lab.dns;

/** What kind of recursive resolver the server plays. */
public enum ResolverMode {
  /** Does not validate, passes all DNSSEC data on to those who ask for it (DO). */
  RECURSIVE,
  /**
   * Validates: AD for secure data, SERVFAIL with an RFC 8914 code for bogus data unless the query
   * has CD. The verdict is known from the making of the zones, not computed.
   */
  VALIDATING,
  /** An old forwarder: knows neither EDNS nor DNSSEC, and drops both. */
  STRIPPING
}
