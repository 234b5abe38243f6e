// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.rollover;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postern.dane.DigestOrder;
import org.postern.dns.SecureAnswer;
import org.postern.dns.SecureResolver;
import org.postern.dns.SecurityStatus;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/**
 * Decides whether a new chain may take the place of the one in use: not before a record that
 * matches it has been seen for two TTLs at each place where records match the one in use, so that
 * no sender's cache has only records that it does not meet (RFC 7671 section 8.1). That waits no
 * longer than the certificate in use is valid. Thread-safe.
 */
public final class Rollover {

  private static final Duration SOONEST = Duration.ofSeconds(10);
  private static final Duration LATEST = Duration.ofMinutes(15);

  private final SecureResolver resolver;
  private final List<TlsaPlace> places;
  private final DigestOrder digests;
  private final TlsaMemory memory;
  private final InstantSource clock;

  /** What is waited for at one place, and until when at least. */
  private record Delay(Instant until, String reason) {}

  /** What was decided, with the reason in words for the log. */
  public sealed interface Outcome {
    /** Returns the reason. */
    String reason();

    /** The new chain may be used. */
    record Use(String reason) implements Outcome {}

    /** The new chain may be used, and somebody should look at it. */
    record UseAndWarn(String reason) implements Outcome {}

    /**
     * The chain in use stays.
     *
     * @param askAgain when the answer may be another one
     */
    record Wait(Instant askAgain, String reason) implements Outcome {}
  }

  /**
   * Makes the decider.
   *
   * @param places where the records are; empty for port 25 of the names in each new certificate
   * @param digests the digests that senders are expected to know
   */
  public Rollover(
      SecureResolver resolver,
      List<TlsaPlace> places,
      DigestOrder digests,
      TlsaMemory memory,
      InstantSource clock) {
    this.resolver = resolver;
    this.places = List.copyOf(places);
    this.digests = digests;
    this.memory = memory;
    this.clock = clock;
  }

  /**
   * Looks the records up and decides; takes as long as the resolver's deadline at most.
   *
   * @param next the new chain, its own certificate first
   * @param current the chain in use, not empty
   */
  public Outcome decide(List<X509Certificate> next, List<X509Certificate> current) {
    Instant now = clock.instant();
    Instant end = current.get(0).getNotAfter().toInstant();
    List<Delay> delays = new ArrayList<>();
    List<String> free = new ArrayList<>();
    answers(next)
        .forEach((place, answer) -> {
          SecureAnswer known = answer.join();
          observe(place, known, now);
          Standing standing = Standing.of(place, known, next, current, digests, now);
          Delay delay = delay(place, known, standing, now);
          if (delay != null) {
            delays.add(delay);
          } else {
            free.add(why(place, standing));
          }
        });
    if (delays.isEmpty()) {
      return free.isEmpty()
          ? new Outcome.UseAndWarn(
              "its certificate names no host whose TLSA records could be looked up; name it in"
                  + " postern.identity.wait-for-tlsa")
          : new Outcome.Use(String.join("; ", free));
    }
    String reason = delays.stream().map(Delay::reason).collect(Collectors.joining("; "));
    if (!now.isBefore(end)) {
      return new Outcome.UseAndWarn("the certificate in use has expired, and " + reason);
    }
    Instant again = delays.stream().map(Delay::until).max(Instant::compareTo).orElse(now);
    return new Outcome.Wait(
        again.isBefore(end) ? again : end, reason + "; this waits until " + end + " at the latest");
  }

  /**
   * Looks up the records for a chain that is in use from the start, without waiting for it, so that
   * it is known later since when they are there.
   *
   * @param warn is told of places whose records the chain does not meet; on any thread
   * @return completes when all is done
   */
  public CompletableFuture<Void> look(List<X509Certificate> chain, Consumer<String> warn) {
    return CompletableFuture.allOf(
        answers(chain).entrySet().stream()
            .map(each ->
                each.getValue()
                    .thenAcceptAsync(answer -> begin(each.getKey(), answer, chain, warn)))
            .toArray(CompletableFuture<?>[]::new));
  }

  private void begin(
      TlsaPlace place, SecureAnswer answer, List<X509Certificate> chain, Consumer<String> warn) {
    Instant now = clock.instant();
    observe(place, answer, now);
    String refused = Standing.refused(place, answer, chain, digests, now);
    if (refused != null) {
      warn.accept(refused);
    }
  }

  private Map<TlsaPlace, CompletableFuture<SecureAnswer>> answers(List<X509Certificate> chain) {
    Map<TlsaPlace, CompletableFuture<SecureAnswer>> answers = new LinkedHashMap<>();
    for (TlsaPlace place : places.isEmpty() ? TlsaPlace.of(chain.get(0)) : places) {
      answers.put(place, resolver.lookup(place.owner(), Type.TLSA));
    }
    return answers;
  }

  private void observe(TlsaPlace place, SecureAnswer answer, Instant now) {
    if (answer.status() == SecurityStatus.SECURE) {
      memory.observe(place, Standing.records(answer), ttl(answer), now);
    }
  }

  /** The TTL as the records have it: of the answer's own, our cache may have used some up. */
  private static Duration ttl(SecureAnswer answer) {
    long records = answer.records().stream().mapToLong(Record::getTTL).max().orElse(0);
    Duration published = Duration.ofSeconds(records);
    return published.compareTo(answer.ttl()) > 0 ? published : answer.ttl();
  }

  private static String why(TlsaPlace place, Standing standing) {
    return standing instanceof Standing.Free nothing
        ? nothing.reason()
        : place + ": a matching TLSA record has been published for two TTLs";
  }

  /** Returns what is waited for at a place; null if nothing is. */
  private @Nullable Delay delay(
      TlsaPlace place, SecureAnswer answer, Standing standing, Instant now) {
    if (standing instanceof Standing.Missing missing) {
      return new Delay(now.plus(within(answer.ttl())), missing.reason());
    }
    if (standing instanceof Standing.Unknown unknown) {
      return new Delay(now.plus(SOONEST), unknown.reason());
    }
    if (standing instanceof Standing.Published published) {
      Instant known = memory.since(place, published.records());
      Instant since = known == null ? now : known;
      Duration twoTtls = memory.ttl(place).multipliedBy(2);
      Instant end = since.plus(twoTtls);
      if (now.isBefore(end)) {
        return new Delay(
            end,
            place
                + ": "
                + published.records().get(0).abbreviated()
                + " matches the new key and has been seen since "
                + since
                + "; two TTLs ("
                + twoTtls.toSeconds()
                + " s) end at "
                + end);
      }
    }
    return null;
  }

  private static Duration within(Duration ttl) {
    if (ttl.compareTo(SOONEST) < 0) {
      return SOONEST;
    }
    return ttl.compareTo(LATEST) > 0 ? LATEST : ttl;
  }
}
