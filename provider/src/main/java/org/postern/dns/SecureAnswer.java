// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.dns;

import java.time.Duration;
import java.util.List;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;

/**
 * The answer to one question, with its security status and the reason for it. Immutable.
 *
 * @param name the name that was asked for, absolute
 * @param type the record type that was asked for ({@link org.xbill.DNS.Type})
 * @param status the status of the whole answer: that of the weakest link of the alias chain and of
 *     the records at its end
 * @param existence what the answer says exists; {@link Existence#UNKNOWN} exactly when the status
 *     is an error
 * @param records the records of the asked type at the end of the alias chain; empty unless {@link
 *     Existence#PRESENT}
 * @param aliases the CNAME hops that were followed, in order, each with the status of that hop
 *     alone; empty without alias. A CNAME that a DNAME synthesised counts as a hop with the status
 *     of the DNAME
 * @param ttl how long the answer may be used, from the moment it was given; never negative
 * @param reason why the status is what it is, for an operator's log; never empty
 */
public record SecureAnswer(
    Name name,
    int type,
    SecurityStatus status,
    Existence existence,
    List<Record> records,
    List<Alias> aliases,
    Duration ttl,
    String reason) {

  /** What an answer says about the existence of the records. */
  public enum Existence {
    /** Records of the asked type. */
    PRESENT,
    /** The name exists, records of that type do not (NODATA). */
    NODATA,
    /** The name does not exist (NXDOMAIN). */
    NXDOMAIN,
    /** Nothing could be found out. */
    UNKNOWN
  }

  /**
   * One hop of an alias chain.
   *
   * @param owner the alias
   * @param target what it points at
   * @param status the status of this hop alone
   */
  public record Alias(Name owner, Name target, SecurityStatus status) {}

  /** Copies the lists. */
  public SecureAnswer {
    records = List.copyOf(records);
    aliases = List.copyOf(aliases);
  }

  /** Returns the name at the end of the alias chain; {@link #name()} without alias. */
  public Name expandedName() {
    return aliases.isEmpty() ? name : aliases.get(aliases.size() - 1).target();
  }
}
