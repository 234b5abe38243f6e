// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.tls;

/** Which connections a lane makes. */
public enum Kind {
  /** Without a session, by the group of the run. */
  FULL,
  /** Without a session, by X25519MLKEM768 whatever the run's group is. */
  HYBRID,
  /** By the session of the connection before. */
  RESUMED
}
