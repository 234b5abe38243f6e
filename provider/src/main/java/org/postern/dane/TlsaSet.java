// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.dane;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * The TLSA records of one host, sorted into those that count and those that do not: unusable ones
 * are put aside first, then digest agility (RFC 7671 section 9) keeps, for each usage and selector,
 * the Full(0) records and those of the strongest digest. Immutable and thread-safe.
 */
public final class TlsaSet {

  /**
   * A record that does not count.
   *
   * @param record the record
   * @param superseded true where a stronger digest took its place, false where it is unusable
   * @param reason why, for a person
   */
  public record Discarded(TlsaRecord record, boolean superseded, String reason) {
    @Override
    public String toString() {
      return record.abbreviated() + ": " + reason;
    }
  }

  private final List<TlsaRecord> records;
  private final DigestOrder order;
  private final UsageProfile profile;
  private final List<Association> associations;
  private final List<TlsaRecord> usable;
  private final List<Discarded> discarded;

  private TlsaSet(List<TlsaRecord> records, DigestOrder order, UsageProfile profile) {
    this.records = List.copyOf(records);
    this.order = order;
    this.profile = profile;
    List<Association> candidates = new ArrayList<>();
    List<Discarded> aside = new ArrayList<>();
    for (TlsaRecord record : new LinkedHashSet<>(this.records)) {
      try {
        candidates.add(Association.of(record, order, profile));
      } catch (UnusableRecordException e) {
        aside.add(new Discarded(record, false, e.getMessage()));
      }
    }
    this.associations = Collections.unmodifiableList(agile(candidates, order, aside));
    this.usable = associations.stream().map(Association::record).toList();
    this.discarded = Collections.unmodifiableList(aside);
  }

  /**
   * Sorts the records of one host.
   *
   * @param records all of them, in any order; repetitions count once
   * @param order the digests in force
   * @param profile the usages in force
   */
  public static TlsaSet of(List<TlsaRecord> records, DigestOrder order, UsageProfile profile) {
    return new TlsaSet(records, order, profile);
  }

  /** Returns all records as they were given. */
  public List<TlsaRecord> records() {
    return records;
  }

  /** Returns the records that count: usable, and not superseded by a stronger digest. */
  public List<TlsaRecord> usable() {
    return usable;
  }

  /** Returns the records that do not count, each with its reason. */
  public List<Discarded> discarded() {
    return discarded;
  }

  /** Returns the digests in force. */
  public DigestOrder digestOrder() {
    return order;
  }

  /** Returns the usages in force. */
  public UsageProfile profile() {
    return profile;
  }

  /** Tells whether at least one record counts, so that the server has to be authenticated. */
  public boolean isUsable() {
    return !usable.isEmpty();
  }

  /**
   * Tells whether every usable record is {@code 3 1 x}, and there is one: only then may a raw
   * public key stand in for the certificate (RFC 7671 section 5.1).
   */
  public boolean onlyDaneEeSpki() {
    return isUsable() && usable.stream().allMatch(r -> r.usage() == 3 && r.selector() == 1);
  }

  List<Association> associations() {
    return associations;
  }

  private static List<Association> agile(
      List<Association> candidates, DigestOrder order, List<Discarded> aside) {
    Map<Integer, TlsaRecord> strongest = new HashMap<>();
    for (Association a : candidates) {
      if (a.digest() != null) {
        strongest.merge(
            a.combination(),
            a.record(),
            (x, y) -> order.rank(y.matchingType()) < order.rank(x.matchingType()) ? y : x);
      }
    }
    List<Association> kept = new ArrayList<>();
    for (Association a : candidates) {
      TlsaRecord best = strongest.get(a.combination());
      if (a.digest() == null || best == null || best.matchingType() == a.record().matchingType()) {
        kept.add(a);
      } else {
        aside.add(
            new Discarded(
                a.record(),
                true,
                "superseded by the stronger digest of "
                    + best.abbreviated()
                    + " (RFC 7671 section 9)"));
      }
    }
    return kept;
  }

  @Override
  public String toString() {
    return "usable " + usable + ", discarded " + discarded;
  }
}
