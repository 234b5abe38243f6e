// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.dane;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The digests that TLSA records may use, strongest first: the order that digest agility (RFC 7671
 * section 9) needs. Immutable and thread-safe.
 */
public final class DigestOrder {

  /** SHA2-512 before SHA2-256, the order that RFC 7671 section 9 expects by default. */
  public static final DigestOrder DEFAULT = parse("sha512,sha256");

  private final List<TlsaDigest> strongestFirst;
  private final Map<Integer, Integer> rankByType = new HashMap<>();

  private DigestOrder(List<TlsaDigest> strongestFirst) {
    this.strongestFirst = Collections.unmodifiableList(strongestFirst);
    for (int rank = 0; rank < strongestFirst.size(); rank++) {
      rankByType.put(strongestFirst.get(rank).matchingType(), rank);
    }
  }

  /**
   * Reads a list such as {@code sha512,sha256}, strongest first; {@code +} separates like a comma.
   * {@code sha256} and {@code sha512} are the registered matching types 1 and 2. A matching type
   * registered later is added with its number, {@code sha3-256=3}, as long as this Java runtime has
   * the digest. A digest left out makes its records unusable.
   *
   * @throws IllegalArgumentException for an empty list, an unknown digest, a number that is taken
   *     or reserved, or a repetition; the message names the entry
   */
  public static DigestOrder parse(String list) {
    List<TlsaDigest> digests = new ArrayList<>();
    for (String entry : list.split("[,+\\s]+")) {
      if (entry.isEmpty()) {
        continue;
      }
      TlsaDigest digest = TlsaDigest.parse(entry);
      for (TlsaDigest other : digests) {
        if (other.matchingType() == digest.matchingType()) {
          throw new IllegalArgumentException(
              "the digest list \""
                  + list
                  + "\" names matching type "
                  + digest.matchingType()
                  + " twice, as \""
                  + other.name()
                  + "\" and as \""
                  + digest.name()
                  + "\"");
        }
      }
      digests.add(digest);
    }
    if (digests.isEmpty()) {
      throw new IllegalArgumentException(
          "expected digests, strongest first, such as \"sha512,sha256\", but the list is empty");
    }
    return new DigestOrder(digests);
  }

  /** Returns the digest of this matching type, or null where it is none of ours. */
  @Nullable TlsaDigest digest(int matchingType) {
    Integer rank = rankByType.get(matchingType);
    return rank == null ? null : strongestFirst.get(rank);
  }

  /** Returns 0 for the strongest digest; the matching type must be one of ours. */
  int rank(int matchingType) {
    return Objects.requireNonNull(rankByType.get(matchingType));
  }

  /** Returns the list in the form that {@link #parse} reads. */
  @Override
  public String toString() {
    StringBuilder list = new StringBuilder();
    for (TlsaDigest digest : strongestFirst) {
      list.append(list.length() == 0 ? "" : ",").append(digest);
    }
    return list.toString();
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof DigestOrder && toString().equals(o.toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }
}
