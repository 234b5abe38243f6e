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
import org.postern.dns.SecureAnswer.Existence;
import org.postern.dns.SecurityStatus;
import org.postern.internal.dns.Validator.Outcome;
import org.postern.internal.dns.Validator.Result;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

/** Validates in this process, from the root's trust anchors down. */
final class ValidatingBackEnd implements BackEnd {
  private final Upstream upstream;
  private final Supplier<List<InetSocketAddress>> servers;
  private final TrustAnchors anchors;
  private final KeyMaterial material;
  private final Clock clock;
  private final Executor executor;

  ValidatingBackEnd(
      Upstream upstream,
      Supplier<List<InetSocketAddress>> servers,
      TrustAnchors anchors,
      Clock clock,
      Executor executor) {
    this.upstream = upstream;
    this.servers = servers;
    this.anchors = anchors;
    this.material = new KeyMaterial(clock);
    this.clock = clock;
    this.executor = executor;
  }

  @Override
  public CompletableFuture<Verdict> ask(Question question, Deadline deadline) {
    Fetcher first = fetcher(material, deadline);
    return ask(question, first)
        .thenCompose(verdict -> {
          if (verdict.status() == SecurityStatus.BOGUS && first.usedShared()) {
            // a key may have been rolled over since it was kept
            return ask(question, fetcher(null, deadline));
          }
          return ExecutorFuture.completed(verdict, executor);
        });
  }

  private Fetcher fetcher(@Nullable KeyMaterial shared, Deadline deadline) {
    return new Fetcher(upstream, servers.get(), shared, deadline, executor);
  }

  private CompletableFuture<Verdict> ask(Question question, Fetcher fetcher) {
    Validator validator = new Validator(fetcher, anchors, clock);
    return validator
        .validate(question)
        .thenCompose(result -> judge(question, validator, result))
        .exceptionally(error -> {
          LookupException failure = LookupException.from(error);
          return Verdict.failure(failure.status(), question, failure.reason());
        })
        .thenApply(verdict -> {
          if (verdict.status() == SecurityStatus.BOGUS) {
            fetcher.drop(material);
          } else if (!verdict.status().isError()) {
            fetcher.keep(material);
          }
          return verdict;
        });
  }

  private CompletableFuture<Verdict> judge(Question question, Validator validator, Result result) {
    CleanMessage message = result.message();
    if (result.outcome() == Outcome.SECURE || result.outcome() == Outcome.EXPENSIVE) {
      SecurityStatus status =
          result.outcome() == Outcome.SECURE ? SecurityStatus.SECURE : SecurityStatus.INSECURE;
      return completed(Verdict.of(status, message, clock, result.reason()));
    }
    if (!message.hops().isEmpty()) {
      return completed(error(question, validator, result.reason()).withHints(message.hops()));
    }
    if (result.outcome() == Outcome.BOGUS && !isBareDenial(message)) {
      return completed(error(question, validator, result.reason()));
    }
    return new Insecurity(validator, clock)
        .prove(placeOf(message))
        .handle((cut, error) -> {
          if (error == null) {
            return Verdict.of(
                SecurityStatus.INSECURE, message, clock, cut + " is delegated without DNSSEC");
          }
          LookupException failure = LookupException.from(error);
          String reason = result.reason() + "; " + failure.reason();
          return validator.fetcher().failure() == null
              ? Verdict.failure(failure.status(), question, reason)
              : error(question, validator, reason);
        });
  }

  /** The name whose zone holds the answer: DS records are the parent's (RFC 4035 section 2.4). */
  private static Name placeOf(CleanMessage message) {
    Name name = message.question().name();
    return message.question().type() == Type.DS
            && message.existence() == Existence.PRESENT
            && name.labels() > 1
        ? Names.parent(name)
        : name;
  }

  /** A denial without proof, which is all that an unsigned zone can give. */
  private static boolean isBareDenial(CleanMessage message) {
    return message.answer().isEmpty() && message.nsecs().isEmpty() && message.nsec3s().isEmpty();
  }

  /** Bogus, unless something could not be had without which nothing can be said. */
  private static Verdict error(Question question, Validator validator, String reason) {
    LookupException failure = validator.fetcher().failure();
    return failure == null
        ? Verdict.failure(SecurityStatus.BOGUS, question, reason)
        : Verdict.failure(failure.status(), question, failure.reason());
  }

  private CompletableFuture<Verdict> completed(Verdict verdict) {
    return ExecutorFuture.completed(verdict, executor);
  }
}
