// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.stack;

import java.nio.ByteBuffer;
import java.util.List;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;

/** A client and a server of one stack that can negotiate one {@link Offer} only. */
public interface Endpoints extends AutoCloseable {

  /** Returns a new engine, configured, in client mode. */
  SSLEngine client();

  /** Returns a new engine, configured, in server mode. */
  SSLEngine server();

  /** Returns a buffer of the kind that the stack is quickest with. */
  default ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size);
  }

  /** Returns the staples that a client's engine has got. */
  default List<byte[]> staples(SSLEngine client) throws SSLException {
    return client.getSession() instanceof ExtendedSSLSession session
        ? session.getStatusResponses()
        : List.of();
  }

  /** Returns whether an engine has to be called once more after it read the last record. */
  default boolean askAgain() {
    return false;
  }

  /** Makes it impossible that the next connection resumes this session. */
  default void forget(SSLEngine client) {
    SSLSession session = client.getSession();
    session.invalidate();
  }

  /** Gives back what an engine holds outside the heap. */
  default void release(SSLEngine engine) {}

  /** Gives back what the contexts hold outside the heap. */
  @Override
  default void close() {}
}
