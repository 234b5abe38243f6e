// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.dns;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.postern.dns.DnsOptions.Trust;
import org.postern.dns.DnssecHealth;
import org.postern.dns.SecureAnswer;
import org.postern.dns.SecurityStatus;

/** A lookup as the servers' conduct allows it: with a status, without one, or not at all. */
final class GuardedLookup {
  private final Trust trust;
  private final Availability availability;
  private final BackEnd secure;
  private final BackEnd plain;
  private final Executor executor;

  GuardedLookup(
      Trust trust, Availability availability, BackEnd secure, BackEnd plain, Executor executor) {
    this.trust = trust;
    this.availability = availability;
    this.secure = secure;
    this.plain = plain;
    this.executor = executor;
  }

  CompletableFuture<SecureAnswer> lookup(Question question, Deadline deadline) {
    return availability
        .current()
        .thenCompose(state ->
            state.value() == DnssecHealth.Availability.DELIVERED
                ? secured(question, deadline)
                : unsecured(state, question, deadline));
  }

  private CompletableFuture<SecureAnswer> secured(Question question, Deadline deadline) {
    return new AliasWalk(secure, question, deadline)
        .run()
        .thenCompose(answer -> {
          if (answer.status().isError()) {
            availability.doubt();
          } else if (trust != Trust.VALIDATE && answer.status() == SecurityStatus.INSECURE) {
            return confirmed(answer, question, deadline);
          }
          return ExecutorFuture.completed(answer, executor);
        });
  }

  /** No AD bit may also mean that the resolver has ceased to validate. */
  private CompletableFuture<SecureAnswer> confirmed(
      SecureAnswer answer, Question question, Deadline deadline) {
    return availability
        .confirmed()
        .thenCompose(state ->
            state.value() == DnssecHealth.Availability.DELIVERED
                ? ExecutorFuture.completed(answer, executor)
                : unsecured(state, question, deadline));
  }

  private CompletableFuture<SecureAnswer> unsecured(
      Availability.State state, Question question, Deadline deadline) {
    if (state.value() == DnssecHealth.Availability.STRIPPED) {
      return new AliasWalk(plain, question, deadline)
          .run()
          .thenApply(answer -> limited(answer, state.reason()));
    }
    return ExecutorFuture.completed(
        AliasWalk.failure(question, List.of(), SecurityStatus.FAILED, state.reason()), executor);
  }

  /** Kept no longer than until the servers are asked again whether they deliver DNSSEC. */
  private static SecureAnswer limited(SecureAnswer answer, String reason) {
    Duration ttl =
        answer.ttl().compareTo(Availability.RETRY) < 0 ? answer.ttl() : Availability.RETRY;
    return new SecureAnswer(
        answer.name(),
        answer.type(),
        answer.status(),
        answer.existence(),
        answer.records(),
        answer.aliases(),
        ttl,
        answer.status().isError() ? answer.reason() : reason);
  }
}
