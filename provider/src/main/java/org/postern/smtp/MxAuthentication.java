// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.smtp;

/**
 * How the name of the host was authenticated: the first axis of a verdict. The second is what TLS
 * proved, {@link PeerVerdict.Got}.
 */
public enum MxAuthentication {
  /** Not at all: the MX set is insecure. DANE is still enforced, but proves the host only. */
  NONE,
  /** By DNSSEC: the MX set, or the proof that there is none, is secure. */
  DNSSEC,
  /** By a policy of the domain (MTA-STS). */
  STS,
  /** The operator named the host. */
  CONFIGURED
}
