// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.dns;

import java.time.Clock;
import java.util.List;
import org.postern.dns.SecureAnswer.Existence;
import org.postern.dns.SecurityStatus;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;

/**
 * What a back end says to one question.
 *
 * @param status the status of everything in the message
 * @param hops the aliases in the message. If the status is not SECURE they are only hints: each has
 *     to be asked for by itself before it may be followed
 * @param end the name at the end of the hops
 * @param existence what is known about the asked type at {@code end}
 * @param records the records of the asked type at {@code end}
 * @param ttl seconds that the whole may be kept
 * @param reason why, for an operator
 */
record Verdict(
    SecurityStatus status,
    List<Hop> hops,
    Name end,
    Existence existence,
    List<Record> records,
    long ttl,
    String reason) {

  /** Failures are kept for a moment only, so that nobody hammers a broken zone (RFC 9520). */
  static final long FAILURE_TTL = 5;

  static Verdict failure(SecurityStatus status, Question question, String reason) {
    return new Verdict(
        status, List.of(), question.name(), Existence.UNKNOWN, List.of(), FAILURE_TTL, reason);
  }

  /** What a message says; it may be kept as long as all of its records. */
  static Verdict of(SecurityStatus status, CleanMessage message, Clock clock, String reason) {
    return new Verdict(
        status,
        message.hops(),
        message.end(),
        message.existence(),
        message.records(),
        message.ttl(clock.instant()),
        reason);
  }

  /** An error about a message with aliases in it, which each may deserve a better verdict. */
  Verdict withHints(List<Hop> hints) {
    return new Verdict(status, hints, end, existence, records, ttl, reason);
  }

  Verdict withReason(String better) {
    return new Verdict(status, hops, end, existence, records, ttl, better);
  }
}
