// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.dns;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.postern.dns.SecurityStatus;
import org.xbill.DNS.Message;

/**
 * Fetches and cleans the messages that the validation of one question needs, each at most once.
 * Keeps what went wrong on the way, and lets what was fetched into the shared {@link KeyMaterial}
 * only when the validation has come to a good end.
 */
final class Fetcher implements Executor {

  /** A chain of trust needs two questions a zone; more than this is an attack or a broken tree. */
  private static final int MOST_QUESTIONS = 80;

  /** NSEC3 iterations that one validation may meet in all its messages (RFC 9276 section 3.2). */
  private static final int MOST_ITERATIONS = 4 * Nsec3Proof.MAX_ITERATIONS;

  private final Upstream upstream;
  private final List<InetSocketAddress> servers;
  private final KeyMaterial shared;
  private final Deadline deadline;
  private final Executor executor;
  private final Map<Question, CompletableFuture<CleanMessage>> fetched = new ConcurrentHashMap<>();
  private final List<CleanMessage> fresh = new ArrayList<>();
  private @Nullable LookupException failure;
  private int iterations;

  Fetcher(
      Upstream upstream,
      List<InetSocketAddress> servers,
      KeyMaterial shared,
      Deadline deadline,
      Executor executor) {
    this.upstream = upstream;
    this.servers = servers;
    this.shared = shared;
    this.deadline = deadline;
    this.executor = executor;
  }

  /** Runs the work of this validation, and stands for it where only an executor is passed on. */
  @Override
  public void execute(Runnable work) {
    executor.execute(work);
  }

  /** Fetches a message; the future fails with a {@link LookupException}. */
  CompletableFuture<CleanMessage> fetch(Question question) {
    CompletableFuture<CleanMessage> known = fetched.get(question);
    if (known != null) {
      return known;
    }
    CompletableFuture<CleanMessage> future;
    CleanMessage kept = KeyMaterial.holds(question) ? shared.get(question) : null;
    if (kept != null) {
      future = ExecutorFuture.completed(kept, this);
    } else if (fetched.size() >= MOST_QUESTIONS) {
      future = new ExecutorFuture<>(this);
      future.completeExceptionally(
          note(failed("more than " + MOST_QUESTIONS + " questions were needed")));
    } else {
      future =
          upstream
              .ask(servers, question, Upstream.Mode.SIGNED, deadline)
              .handle((reply, error) -> clean(question, reply, error))
              .thenCompose(cleaned -> cleaned);
    }
    CompletableFuture<CleanMessage> earlier = fetched.putIfAbsent(question, future);
    return earlier == null ? future : earlier;
  }

  private CompletableFuture<CleanMessage> clean(
      Question question, @Nullable Message reply, @Nullable Throwable error) {
    ExecutorFuture<CleanMessage> result = new ExecutorFuture<>(this);
    if (reply == null) {
      result.completeExceptionally(note(LookupException.from(error)));
      return result;
    }
    try {
      CleanMessage message = Sanitizer.clean(reply, question);
      note(message);
      result.complete(message);
    } catch (MalformedAnswerException e) {
      result.completeExceptionally(
          note(failed("the reply to " + question + " is unusable: " + e.getMessage())));
    } catch (LookupException e) {
      result.completeExceptionally(note(e));
    }
    return result;
  }

  private synchronized void note(CleanMessage message) throws LookupException {
    for (var nsec3 : message.nsec3s()) {
      iterations += nsec3.getIterations();
    }
    if (iterations > MOST_ITERATIONS) {
      throw failed("the NSEC3 records ask for more than " + MOST_ITERATIONS + " iterations");
    }
    if (KeyMaterial.holds(message.question())) {
      fresh.add(message);
    }
  }

  private synchronized LookupException note(LookupException error) {
    if (failure == null) {
      failure = error;
    }
    return error;
  }

  private static LookupException failed(String reason) {
    return new LookupException(SecurityStatus.FAILED, reason);
  }

  /** The first question that got no usable answer; null if all went well. */
  synchronized @Nullable LookupException failure() {
    return failure;
  }

  /** Shares what was fetched: the validation ended well. */
  synchronized void keep(KeyMaterial material) {
    fresh.forEach(material::put);
  }
}
