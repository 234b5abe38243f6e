// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.dns;

import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import org.xbill.DNS.Message;

/** Exchanges one message with one server, by UDP and, where the answer is truncated, by TCP. */
interface Transport extends AutoCloseable {

  /**
   * Sends the query. The future fails if there is no answer to the query in time, or none that can
   * be parsed.
   */
  CompletableFuture<Message> exchange(InetSocketAddress server, Message query, long timeoutNanos);

  @Override
  void close();
}
