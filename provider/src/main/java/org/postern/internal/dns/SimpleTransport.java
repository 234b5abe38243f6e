// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.dns;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.xbill.DNS.Message;
import org.xbill.DNS.SimpleResolver;

/** The transport of dnsjava. */
final class SimpleTransport implements Transport {
  private final Executor executor;

  SimpleTransport(Executor executor) {
    this.executor = executor;
  }

  @Override
  public CompletableFuture<Message> exchange(
      InetSocketAddress server, Message query, long timeoutNanos) {
    SimpleResolver resolver = new SimpleResolver(server);
    resolver.setTimeout(Duration.ofNanos(timeoutNanos));
    return resolver
        .sendAsync(query, executor)
        .toCompletableFuture()
        .orTimeout(timeoutNanos, TimeUnit.NANOSECONDS);
  }

  @Override
  public void close() {}
}
