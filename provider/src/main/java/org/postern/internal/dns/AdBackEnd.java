// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.dns;

import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.postern.dns.SecurityStatus;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;

/** Believes the AD bit of resolvers that the operator trusts (RFC 4035 section 4.9.3). */
final class AdBackEnd implements BackEnd {
  private final Upstream upstream;
  private final Supplier<List<InetSocketAddress>> servers;
  private final Clock clock;
  private final Executor executor;

  AdBackEnd(
      Upstream upstream,
      Supplier<List<InetSocketAddress>> servers,
      Clock clock,
      Executor executor) {
    this.upstream = upstream;
    this.servers = servers;
    this.clock = clock;
    this.executor = executor;
  }

  @Override
  public CompletableFuture<Verdict> ask(Question question, Deadline deadline) {
    return upstream
        .ask(servers.get(), question, Upstream.Mode.JUDGED, deadline)
        .handle((reply, error) ->
            reply != null
                ? ExecutorFuture.completed(judge(question, reply), executor)
                : explain(question, LookupException.from(error), deadline))
        .thenCompose(verdict -> verdict);
  }

  private Verdict judge(Question question, Message reply) {
    try {
      CleanMessage message = Sanitizer.clean(reply, question);
      return reply.getHeader().getFlag(Flags.AD)
          ? Verdict.of(SecurityStatus.SECURE, message, clock, "the resolver set the AD bit")
          : Verdict.of(SecurityStatus.INSECURE, message, clock, "the resolver set no AD bit");
    } catch (MalformedAnswerException e) {
      return Verdict.failure(
          SecurityStatus.FAILED,
          question,
          "the reply to " + question + " is unusable: " + e.getMessage());
    }
  }

  /** A resolver that fails, but knows the data when told not to check it, has refused the data. */
  private CompletableFuture<Verdict> explain(
      Question question, LookupException failure, Deadline deadline) {
    if (failure.status() == SecurityStatus.BOGUS || !failure.isReplyWith(Rcode.SERVFAIL)) {
      return ExecutorFuture.completed(
          Verdict.failure(failure.status(), question, failure.reason()), executor);
    }
    return upstream
        .ask(servers.get(), question, Upstream.Mode.UNCHECKED, deadline)
        .handle((unchecked, error) -> explained(question, failure, unchecked));
  }

  private static Verdict explained(
      Question question, LookupException failure, @Nullable Message unchecked) {
    return unchecked == null
        ? Verdict.failure(failure.status(), question, failure.reason())
        : Verdict.failure(
            SecurityStatus.BOGUS,
            question,
            failure.reason() + ", but not when asked for unchecked data: validation failed there");
  }
}
