// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.dns;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.postern.dns.SecureAnswer;
import org.postern.dns.SecureAnswer.Alias;
import org.postern.dns.SecureAnswer.Existence;
import org.postern.dns.SecurityStatus;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

/**
 * Follows aliases to the records at their end (RFC 7672 section 2.1.3). If a message is secure, so
 * is every hop in it. Otherwise each hop is asked for by itself, with a question for its CNAME, so
 * that it is known which hops are secure; what follows an insecure hop counts as insecure.
 */
final class AliasWalk {
  private final BackEnd backEnd;
  private final Question question;
  private final Deadline deadline;
  private final List<Alias> aliases = new ArrayList<>(2);
  private final Set<Name> names = new HashSet<>();
  private SecurityStatus status = SecurityStatus.SECURE;
  private long ttl = Long.MAX_VALUE;

  AliasWalk(BackEnd backEnd, Question question, Deadline deadline) {
    this.backEnd = backEnd;
    this.question = question;
    this.deadline = deadline;
  }

  CompletableFuture<SecureAnswer> run() {
    names.add(question.name());
    return from(question.name());
  }

  private CompletableFuture<SecureAnswer> from(Name name) {
    return backEnd
        .ask(new Question(name, question.type()), deadline)
        .thenCompose(verdict -> {
          if (verdict.hops().isEmpty() || holdsForAllHops(verdict.status())) {
            return CompletableFuture.completedFuture(finish(verdict));
          }
          return backEnd
              .ask(new Question(name, Type.CNAME), deadline)
              .thenCompose(hop -> follow(name, hop));
        });
  }

  private static boolean holdsForAllHops(SecurityStatus status) {
    return status == SecurityStatus.SECURE || status == SecurityStatus.UNAVAILABLE;
  }

  private CompletableFuture<SecureAnswer> follow(Name name, Verdict hop) {
    if (hop.status().isError()) {
      return CompletableFuture.completedFuture(failed(hop.status(), hop.reason()));
    }
    if (hop.existence() != Existence.PRESENT
        || !(hop.records().get(0) instanceof CNAMERecord cname)) {
      return CompletableFuture.completedFuture(
          failed(SecurityStatus.BOGUS, "an alias came with the answer, but " + name + " has none"));
    }
    String refused = add(name, cname.getTarget(), hop);
    return refused.isEmpty()
        ? from(cname.getTarget())
        : CompletableFuture.completedFuture(failed(SecurityStatus.FAILED, refused));
  }

  /** Adds a hop; returns why it must not be followed, or nothing. */
  private String add(Name owner, Name target, Verdict verdict) {
    aliases.add(new Alias(owner, target, verdict.status()));
    status = status.weakest(verdict.status());
    ttl = Math.min(ttl, verdict.ttl());
    if (aliases.size() > Sanitizer.MAX_HOPS) {
      return "more than "
          + Sanitizer.MAX_HOPS
          + " aliases in a row, starting at "
          + question.name();
    }
    return names.add(target) ? "" : "the aliases of " + question.name() + " form a loop";
  }

  private SecureAnswer finish(Verdict verdict) {
    if (verdict.status().isError()) {
      return failed(verdict.status(), verdict.reason());
    }
    for (Hop hop : verdict.hops()) {
      String refused = add(hop.owner(), hop.target(), verdict);
      if (!refused.isEmpty()) {
        return failed(SecurityStatus.FAILED, refused);
      }
    }
    SecurityStatus whole = status.weakest(verdict.status());
    String reason = verdict.reason();
    if (whole != verdict.status()) {
      reason += "; an alias before it is not secure";
    }
    return new SecureAnswer(
        question.name(),
        question.type(),
        whole,
        verdict.existence(),
        verdict.records(),
        aliases,
        Duration.ofSeconds(Math.min(ttl, verdict.ttl())),
        reason);
  }

  private SecureAnswer failed(SecurityStatus failure, String reason) {
    return failure(question, aliases, status.weakest(failure), reason);
  }

  static SecureAnswer failure(
      Question question, List<Alias> aliases, SecurityStatus status, String reason) {
    return new SecureAnswer(
        question.name(),
        question.type(),
        status,
        Existence.UNKNOWN,
        List.of(),
        aliases,
        Duration.ofSeconds(Verdict.FAILURE_TTL),
        reason);
  }
}
