// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.dns;

import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.postern.dns.SecurityStatus;

/** Asks servers that do not pass DNSSEC on: nothing can be said about the security of the data. */
final class PlainBackEnd implements BackEnd {
  private final Upstream upstream;
  private final List<InetSocketAddress> servers;
  private final Clock clock;

  PlainBackEnd(Upstream upstream, List<InetSocketAddress> servers, Clock clock) {
    this.upstream = upstream;
    this.servers = servers;
    this.clock = clock;
  }

  @Override
  public CompletableFuture<Verdict> ask(Question question, Deadline deadline) {
    return upstream
        .ask(servers, question, Upstream.Mode.PLAIN, deadline)
        .handle((reply, error) -> {
          if (reply == null) {
            return Verdict.failure(
                SecurityStatus.FAILED, question, LookupException.from(error).reason());
          }
          try {
            return Verdict.of(
                SecurityStatus.UNAVAILABLE,
                Sanitizer.clean(reply, question),
                clock,
                "the DNS servers do not pass DNSSEC on");
          } catch (MalformedAnswerException e) {
            return Verdict.failure(
                SecurityStatus.FAILED,
                question,
                "the reply to " + question + " is unusable: " + e.getMessage());
          }
        });
  }
}
