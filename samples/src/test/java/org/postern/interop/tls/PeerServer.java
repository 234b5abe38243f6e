// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop.tls;

import java.io.IOException;

/** A peer that listens on loopback. */
public interface PeerServer extends AutoCloseable {
  int port();

  /** What the peer says of the connection that ended last; waits for it. */
  PeerView view() throws Exception;

  @Override
  void close() throws IOException;
}
