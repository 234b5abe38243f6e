// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.dns;

import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postern.internal.dns.Denial.Proof;
import org.xbill.DNS.NSEC3Record;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;
import org.xbill.DNS.utils.base32;

/** Denial by the NSEC3 records of one zone (RFC 5155 section 8) that have been verified. */
final class Nsec3Proof {

  /** Up to here a proof makes an answer secure; above it is insecure (RFC 9276 section 3.2). */
  static final int SECURE_ITERATIONS = 150;

  /** Above this a record is not looked at: the work would be for the zone's owner to choose. */
  static final int MAX_ITERATIONS = 25_000;

  /** SHA-1 computations that one message may cost. */
  private static final int MAX_ROUNDS = 8 * MAX_ITERATIONS;

  private static final int OPT_OUT = NSEC3Record.Flags.OPT_OUT;
  private static final base32 BASE32HEX =
      new base32("0123456789ABCDEFGHIJKLMNOPQRSTUV=", false, false);

  private final Name zone;
  private final List<NSEC3Record> records = new ArrayList<>();
  private final Map<Name, byte[]> hashes = new HashMap<>();
  private int rounds;

  private Nsec3Proof(Name zone) {
    this.zone = zone;
  }

  /**
   * Sorts the records by zone. Two zones never complete one proof, since each knows nothing of the
   * names in the other.
   */
  static List<Nsec3Proof> byZone(List<NSEC3Record> found) {
    Map<Name, Nsec3Proof> zones = new LinkedHashMap<>();
    for (NSEC3Record nsec3 : found) {
      zones.computeIfAbsent(Names.parent(nsec3.getName()), Nsec3Proof::new).add(nsec3);
    }
    return List.copyOf(zones.values());
  }

  private void add(NSEC3Record nsec3) {
    // unknown algorithms and flags are ignored, RFC 5155 sections 8.1 and 8.2
    if (nsec3.getHashAlgorithm() == NSEC3Record.SHA1_DIGEST_ID
        && (nsec3.getFlags() & ~OPT_OUT) == 0
        && nsec3.getIterations() <= MAX_ITERATIONS
        && (records.isEmpty() || sameParameters(records.get(0), nsec3))) {
      records.add(nsec3);
    }
  }

  int iterations() {
    return records.isEmpty() ? 0 : records.get(0).getIterations();
  }

  Proof nodata(Name name, int type) {
    NSEC3Record match = matching(name);
    if (match != null) {
      return lacks(match, name, type) ? Proof.FULL : Proof.NONE;
    }
    Name encloser = closestEncloser(name);
    if (encloser == null) {
      return Proof.NONE;
    }
    Proof covered = nextCloserCovered(name, encloser);
    NSEC3Record wildcard = matching(Names.wildcard(encloser));
    if (wildcard != null) {
      return lacks(wildcard, name, type) ? covered : Proof.NONE;
    }
    // an unsigned delegation has no record of its own, RFC 5155 section 8.6
    return type == Type.DS && covered == Proof.OPT_OUT ? Proof.OPT_OUT : Proof.NONE;
  }

  Proof nameError(Name name) {
    Name encloser = closestEncloser(name);
    if (encloser == null || covering(Names.wildcard(encloser)) == null) {
      return Proof.NONE;
    }
    return nextCloserCovered(name, encloser);
  }

  Proof noCloserMatch(Name name, int closestLabels) {
    return nextCloserCovered(name, Names.withLabels(name, closestLabels));
  }

  boolean isUnsignedDelegation(Name name) {
    NSEC3Record match = matching(name);
    return match != null && isDelegation(match) && !match.hasType(Type.DS);
  }

  private static boolean lacks(NSEC3Record nsec3, Name name, int type) {
    if (nsec3.hasType(type) || nsec3.hasType(Type.CNAME)) {
      return false;
    }
    if (type == Type.DS) {
      return !nsec3.hasType(Type.SOA) || name.equals(Name.root);
    }
    return !isDelegation(nsec3);
  }

  private static boolean isDelegation(NSEC3Record nsec3) {
    return nsec3.hasType(Type.NS) && !nsec3.hasType(Type.SOA);
  }

  /** RFC 5155 section 8.3: never a delegation point and never the owner of a DNAME. */
  private @Nullable Name closestEncloser(Name name) {
    for (Name ancestor = name; ancestor.labels() > 1; ) {
      ancestor = Names.parent(ancestor);
      NSEC3Record match = matching(ancestor);
      if (match != null) {
        return isDelegation(match) || match.hasType(Type.DNAME) ? null : ancestor;
      }
    }
    return null;
  }

  private Proof nextCloserCovered(Name name, Name encloser) {
    NSEC3Record covering = covering(Names.withLabels(name, encloser.labels()));
    if (covering == null) {
      return Proof.NONE;
    }
    return (covering.getFlags() & OPT_OUT) != 0 ? Proof.OPT_OUT : Proof.FULL;
  }

  private @Nullable NSEC3Record matching(Name name) {
    byte[] hash = hash(name);
    if (hash != null) {
      for (NSEC3Record nsec3 : records) {
        if (Arrays.equals(owner(nsec3), hash)) {
          return nsec3;
        }
      }
    }
    return null;
  }

  private @Nullable NSEC3Record covering(Name name) {
    byte[] hash = name.equals(zone) ? null : hash(name);
    if (hash != null) {
      for (NSEC3Record nsec3 : records) {
        byte[] owner = owner(nsec3);
        if (owner != null && between(owner, hash, nsec3.getNext())) {
          return nsec3;
        }
      }
    }
    return null;
  }

  private static boolean between(byte[] owner, byte[] hash, byte[] next) {
    boolean afterOwner = Arrays.compareUnsigned(owner, hash) < 0;
    boolean beforeNext = Arrays.compareUnsigned(hash, next) < 0;
    boolean last = Arrays.compareUnsigned(next, owner) <= 0;
    return last ? afterOwner || beforeNext : afterOwner && beforeNext;
  }

  private static byte @Nullable [] owner(NSEC3Record nsec3) {
    return BASE32HEX.fromString(nsec3.getName().getLabelString(0));
  }

  /** The hash of a name of this zone; null for other names and when the budget is used up. */
  private byte @Nullable [] hash(Name name) {
    if (records.isEmpty() || !name.subdomain(zone)) {
      return null;
    }
    byte[] known = hashes.get(name);
    if (known == null && rounds + iterations() < MAX_ROUNDS) {
      rounds += iterations() + 1;
      try {
        known = records.get(0).hashName(name);
        hashes.put(name, known);
      } catch (NoSuchAlgorithmException e) {
        return null;
      }
    }
    return known;
  }

  private static boolean sameParameters(NSEC3Record a, NSEC3Record b) {
    return a.getIterations() == b.getIterations() && Arrays.equals(a.getSalt(), b.getSalt());
  }
}
