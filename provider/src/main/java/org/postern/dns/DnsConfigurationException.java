// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.dns;

/**
 * DNS cannot be used as configured: the trust anchors cannot be had, or a resolver's AD bit would
 * be believed that nobody vouches for. The message says what was expected, what was seen and what
 * to do.
 */
public final class DnsConfigurationException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** Makes one with a message for the operator. */
  public DnsConfigurationException(String message) {
    super(message);
  }

  /** Makes one with a message for the operator and the error behind it. */
  public DnsConfigurationException(String message, Throwable cause) {
    super(message, cause);
  }
}
