// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.dns;

import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.postern.dns.SecureAnswer.Existence;
import org.postern.dns.SecurityStatus;
import org.postern.internal.dns.Validator.Outcome;
import org.postern.internal.dns.Validator.Result;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;
import org.xbill.DNS.dnssec.ValidatingResolver;

/** Validates in this process, from the root's trust anchors down. */
final class ValidatingBackEnd implements BackEnd {
  private final Upstream upstream;
  private final Supplier<List<InetSocketAddress>> servers;
  private final TrustAnchors anchors;
  private final Clock clock;
  private final Executor executor;
  private volatile Shared shared;

  ValidatingBackEnd(
      Upstream upstream,
      Supplier<List<InetSocketAddress>> servers,
      TrustAnchors anchors,
      Clock clock,
      Executor executor) {
    this.upstream = upstream;
    this.servers = servers;
    this.anchors = anchors;
    this.clock = clock;
    this.executor = executor;
    this.shared = new Shared(anchors, clock);
  }

  /** What validations share: verified keys, and the messages with keys and delegations. */
  private static final class Shared {
    final KeyMaterial material;
    final ValidatingResolver keys;
    volatile boolean used;

    Shared(TrustAnchors anchors, Clock clock) {
      material = new KeyMaterial(clock);
      keys = Validator.sharable(anchors, clock);
    }
  }

  /**
   * Asks. If the answer is bogus by what earlier validations have left behind, it gets a second
   * chance without that, since a key may have been rolled over; should that end well, what was left
   * behind is dropped.
   */
  @Override
  public CompletableFuture<Verdict> ask(Question question, Deadline deadline) {
    Shared known = shared;
    boolean mayBeOutdated = known.used;
    return ask(question, known, deadline)
        .thenCompose(verdict -> {
          if (verdict.status() != SecurityStatus.BOGUS) {
            return completed(verdict);
          }
          Shared fresh = new Shared(anchors, clock);
          if (!mayBeOutdated) {
            shared = fresh;
            return completed(verdict);
          }
          return ask(question, fresh, deadline)
              .thenApply(second -> {
                if (!second.status().isError()) {
                  shared = fresh;
                }
                return second;
              });
        });
  }

  private CompletableFuture<Verdict> ask(Question question, Shared known, Deadline deadline) {
    Fetcher fetcher = new Fetcher(upstream, servers.get(), known.material, deadline, executor);
    Validator validator = new Validator(fetcher, known.keys);
    return validator
        .validate(question)
        .thenCompose(result -> judge(question, validator, result))
        .exceptionally(error -> {
          LookupException failure = LookupException.from(error);
          return Verdict.failure(failure.status(), question, failure.reason());
        })
        .thenApply(verdict -> {
          if (!verdict.status().isError()) {
            fetcher.keep(known.material);
            known.used = true;
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
          return validator.failure() == null
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
    LookupException failure = validator.failure();
    return failure == null
        ? Verdict.failure(SecurityStatus.BOGUS, question, reason)
        : Verdict.failure(failure.status(), question, failure.reason());
  }

  private CompletableFuture<Verdict> completed(Verdict verdict) {
    return ExecutorFuture.completed(verdict, executor);
  }
}
