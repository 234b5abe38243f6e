// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.dns;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.postern.dns.SecurityStatus;
import org.postern.internal.dns.Validator.Outcome;
import org.postern.internal.dns.Validator.Result;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.DNSSEC;
import org.xbill.DNS.DNSSEC.DNSSECException;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.RRset;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/**
 * Proves that a name lies in an unsigned part of the tree. "Insecure" switches authentication off,
 * so it is what an attacker would like an answer to be; therefore it is never inferred from what is
 * missing or odd in the answer itself. It follows only from the signed side of a zone cut above the
 * name (RFC 4035 section 5.2): a delegation whose DS set is proven absent, a DS set of which no
 * member can be used, or an opt-out span (RFC 5155 section 6). The walk asks for the DS set of
 * every ancestor from the top level down, mostly from {@link KeyMaterial}, and ends at the first
 * such cut.
 */
final class Insecurity {

  private final Validator validator;
  private final Clock clock;

  Insecurity(Validator validator, Clock clock) {
    this.validator = validator;
    this.clock = clock;
  }

  /**
   * Completes with the zone cut that makes the name insecure, or fails with a {@link
   * LookupException}: bogus if the name lies in a signed zone, failed if that could not be found
   * out.
   */
  CompletableFuture<Name> prove(Name name) {
    return walk(name, 1, Name.root);
  }

  private CompletableFuture<Name> walk(Name name, int labels, Name zone) {
    if (labels >= name.labels()) {
      return fail(name, zone);
    }
    Name cut = Names.withLabels(name, labels);
    return validator
        .validate(new Question(cut, Type.DS))
        .thenCompose(result -> judge(name, labels, zone, cut, result));
  }

  private CompletableFuture<Name> judge(Name name, int labels, Name zone, Name cut, Result result) {
    CleanMessage message = result.message();
    if (!message.hops().isEmpty()) {
      return passAlias(name, labels, zone, cut);
    }
    if (result.outcome() == Outcome.BOGUS) {
      return fail(SecurityStatus.BOGUS, "the delegation of " + cut + ": " + result.reason());
    }
    if (result.outcome() == Outcome.UNSIGNED) {
      return optOut(cut, zone, message)
          .thenCompose(proven -> proven ? succeed(cut) : fail(cut, zone));
    }
    List<Record> ds = message.records();
    if (!ds.isEmpty()) {
      return Algorithms.noneSupported(ds) ? succeed(cut) : walk(name, labels + 1, cut);
    }
    if (message.rcode() == Rcode.NXDOMAIN) {
      return fail(name, zone); // and nothing below it exists, RFC 8020
    }
    if (new Denial(message).isUnsignedDelegation(cut)) {
      return succeed(cut);
    }
    return walk(name, labels + 1, zone);
  }

  /**
   * Where the zone has an alias, there is no zone cut (RFC 1034 section 3.6.2): what the alias
   * leads to, its DS set included, says nothing of the names below the alias.
   */
  private CompletableFuture<Name> passAlias(Name name, int labels, Name zone, Name alias) {
    return validator
        .validate(new Question(alias, Type.CNAME))
        .thenCompose(result -> {
          CleanMessage message = result.message();
          return result.outcome() == Outcome.SECURE
                  && message.hops().isEmpty()
                  && !message.records().isEmpty()
              ? walk(name, labels + 1, zone)
              : fail(SecurityStatus.BOGUS, "the alias " + alias + ": " + result.reason());
        });
  }

  /** Whether the zone proves by its own signatures that the cut may be an unsigned delegation. */
  private CompletableFuture<Boolean> optOut(Name cut, Name zone, CleanMessage message) {
    if (message.nsec3s().isEmpty()) {
      return ExecutorFuture.completed(false, validator.executor());
    }
    return validator
        .validate(new Question(zone, Type.DNSKEY))
        .thenApply(keys -> {
          if (keys.outcome() != Outcome.SECURE) {
            return false;
          }
          Denial denial = new Denial(onlyVerified(message, keys.message().records()));
          return denial.nodata(cut, Type.DS) == Denial.Proof.OPT_OUT
              || denial.nameError(cut) == Denial.Proof.OPT_OUT;
        });
  }

  private CleanMessage onlyVerified(CleanMessage message, List<Record> keys) {
    List<RRset> verified = new ArrayList<>();
    Instant now = clock.instant();
    for (RRset set : message.authority()) {
      if (set.getType() == Type.NSEC3 && isVerified(set, keys, now)) {
        verified.add(set);
      }
    }
    return new CleanMessage(
        message.question(), message.rcode(), List.of(), verified, List.of(), message.end());
  }

  private static boolean isVerified(RRset set, List<Record> keys, Instant now) {
    for (RRSIGRecord signature : set.sigs()) {
      DNSKEYRecord key = keyOf(signature, keys);
      if (key != null) {
        try {
          DNSSEC.verify(set, signature, key, now);
          return true;
        } catch (DNSSECException e) {
          continue; // another signature may do
        }
      }
    }
    return false;
  }

  /** The first key only: colliding key tags must not multiply the work. */
  private static @Nullable DNSKEYRecord keyOf(RRSIGRecord signature, List<Record> keys) {
    for (Record record : keys) {
      if (record instanceof DNSKEYRecord key
          && key.getName().equals(signature.getSigner())
          && key.getFootprint() == signature.getFootprint()
          && key.getAlgorithm() == signature.getAlgorithm()) {
        return key;
      }
    }
    return null;
  }

  private CompletableFuture<Name> succeed(Name cut) {
    return ExecutorFuture.completed(cut, validator.executor());
  }

  private CompletableFuture<Name> fail(Name name, Name zone) {
    return fail(SecurityStatus.BOGUS, name + " belongs to the signed zone " + zone);
  }

  private CompletableFuture<Name> fail(SecurityStatus status, String reason) {
    ExecutorFuture<Name> future = new ExecutorFuture<>(validator.executor());
    future.completeExceptionally(new LookupException(status, reason));
    return future;
  }
}
