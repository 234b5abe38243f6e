// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.tls;

/** One kind of handshake; all lanes of a run take turns in one thread. */
public enum Lane {
  SUNJSSE_FULL(Stack.SUNJSSE, Group.X25519, false),
  POSTERN_FULL(Stack.POSTERN, Group.X25519, false),
  POSTERN_HYBRID(Stack.POSTERN, Group.X25519MLKEM768, false),
  SUNJSSE_RESUMED(Stack.SUNJSSE, Group.X25519, true),
  POSTERN_RESUMED(Stack.POSTERN, Group.X25519, true);

  final Stack stack;
  final Group group;
  final boolean resumed;

  Lane(Stack stack, Group group, boolean resumed) {
    this.stack = stack;
    this.group = group;
    this.resumed = resumed;
  }

  /** Returns whether the lane exists in this version of TLS: the hybrid group is for TLS 1.3. */
  boolean in(Version version) {
    return version == Version.TLS_1_3 || group != Group.X25519MLKEM768;
  }
}
