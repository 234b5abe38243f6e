// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.policy;

/** Which key shares a TLS 1.3 client sends in its first ClientHello. */
public enum KeyShares {
  /** A hybrid one and a classical one: no HelloRetryRequest with either kind of server. */
  BOTH,
  /** A classical one only: the ClientHello stays within one TCP segment. */
  CLASSICAL
}
