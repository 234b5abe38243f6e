// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop.tls;

import java.io.IOException;

/** A peer that connects to our server. */
public interface PeerClient extends AutoCloseable {

  /**
   * Connects, sends a payload and compares what comes back.
   *
   * @param resume whether to resume the connection before
   */
  PeerView connect(boolean resume) throws Exception;

  @Override
  void close() throws IOException;
}
