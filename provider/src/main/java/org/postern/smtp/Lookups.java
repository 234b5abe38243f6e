// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.smtp;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.postern.dns.SecureAnswer;
import org.postern.dns.SecureAnswer.Existence;
import org.postern.dns.SecureResolver;
import org.postern.dns.SecurityStatus;
import org.postern.internal.smtp.AddressAnswers;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

/** The lookups of one plan, all of them within one deadline. */
final class Lookups {

  private final SecureResolver resolver;
  private final long endNanos;

  Lookups(SecureResolver resolver, Duration deadline) {
    this.resolver = resolver;
    this.endNanos = System.nanoTime() + deadline.toNanos();
  }

  CompletableFuture<SecureAnswer> mx(Name domain) {
    return lookup(domain, Type.MX);
  }

  /** Asks for both kinds of address at once. */
  CompletableFuture<AddressAnswers> addresses(Name host) {
    return lookup(host, Type.A).thenCombine(lookup(host, Type.AAAA), AddressAnswers::new);
  }

  CompletableFuture<SecureAnswer> tlsa(Name owner) {
    return lookup(owner, Type.TLSA);
  }

  private CompletableFuture<SecureAnswer> lookup(Name name, int type) {
    long left = Math.max(0, endNanos - System.nanoTime());
    CompletableFuture<SecureAnswer> asked;
    try {
      asked = resolver.lookup(name, type);
    } catch (RuntimeException e) {
      return CompletableFuture.completedFuture(failed(name, type, "lookup failed: " + e));
    }
    // A copy, so that a deadline here does not end a lookup that others wait for.
    return asked
        .copy()
        .completeOnTimeout(
            failed(name, type, "no answer within the plan's deadline"), left, TimeUnit.NANOSECONDS)
        .exceptionally(e -> failed(name, type, "lookup failed: " + e));
  }

  private static SecureAnswer failed(Name name, int type, String reason) {
    return new SecureAnswer(
        name,
        type,
        SecurityStatus.FAILED,
        Existence.UNKNOWN,
        List.of(),
        List.of(),
        Duration.ZERO,
        reason);
  }
}
