// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.dns;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.postern.dns.DnssecHealth;
import org.postern.dns.SecureAnswer;
import org.postern.dns.SecureResolver;
import org.postern.dns.SecurityStatus;
import org.xbill.DNS.Name;

/** The resolver that everybody uses: a cache, one flight per question, one deadline per lookup. */
final class CachingResolver implements SecureResolver {
  private static final int MOST_FLIGHTS = 1000;

  private final GuardedLookup path;
  private final AnswerCache cache;
  private final Duration limit;
  private final ExecutorService executor;
  private final ScheduledExecutorService alarms;
  private final Transport transport;
  private final ResolverHealth health;
  private final ConcurrentMap<Question, CompletableFuture<SecureAnswer>> flights =
      new ConcurrentHashMap<>();

  CachingResolver(
      GuardedLookup path,
      AnswerCache cache,
      Duration limit,
      ExecutorService executor,
      ScheduledExecutorService alarms,
      Transport transport,
      ResolverHealth health) {
    this.path = path;
    this.cache = cache;
    this.limit = limit;
    this.executor = executor;
    this.alarms = alarms;
    this.transport = transport;
    this.health = health;
  }

  @Override
  public CompletableFuture<SecureAnswer> lookup(Name name, int type) {
    if (!name.isAbsolute()) {
      throw new IllegalArgumentException("expected an absolute name, got " + name);
    }
    Question question = new Question(name, type);
    SecureAnswer cached = cache.get(question);
    if (cached != null) {
      return CompletableFuture.completedFuture(health.count(cached));
    }
    CompletableFuture<SecureAnswer> flight = new CompletableFuture<>();
    CompletableFuture<SecureAnswer> earlier = flights.putIfAbsent(question, flight);
    if (earlier != null) {
      return earlier.thenApply(health::count);
    }
    CompletableFuture<SecureAnswer> result = flight.thenApply(health::count);
    try {
      take(question, flight);
    } catch (RejectedExecutionException e) {
      land(question, flight, failed(question, "the resolver is closed"));
    }
    return result;
  }

  private void take(Question question, CompletableFuture<SecureAnswer> flight) {
    if (flights.size() > MOST_FLIGHTS) {
      land(question, flight, failed(question, "more than " + MOST_FLIGHTS + " lookups at once"));
      return;
    }
    Deadline deadline = Deadline.in(limit);
    Future<?> alarm =
        alarms.schedule(
            () -> land(question, flight, failed(question, "no answer within " + limit)),
            limit.toNanos(),
            TimeUnit.NANOSECONDS);
    executor.execute(() ->
        path.lookup(question, deadline)
            .exceptionally(error -> failed(question, LookupException.from(error).reason()))
            .thenAccept(answer -> {
              alarm.cancel(false);
              land(question, flight, answer);
            }));
  }

  /** Ends a flight once: the cache comes first, so that no second flight starts in between. */
  private void land(
      Question question, CompletableFuture<SecureAnswer> flight, SecureAnswer answer) {
    if (!flight.isDone()) {
      SecureAnswer kept = cache.put(question, answer);
      flights.remove(question, flight);
      flight.complete(kept);
    }
  }

  private static SecureAnswer failed(Question question, String reason) {
    return AliasWalk.failure(question, List.of(), SecurityStatus.FAILED, reason);
  }

  @Override
  public DnssecHealth health() {
    return health.show();
  }

  @Override
  public void close() {
    executor.shutdown();
    alarms.shutdown();
    flights.forEach((question, flight) -> land(question, flight, failed(question, "closed")));
    transport.close();
  }
}
