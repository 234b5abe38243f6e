// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.dns;

import java.util.List;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

/** Denial by NSEC records (RFC 4035 section 5.4) that have been verified. */
final class NsecProof {
  private final List<NsecRecord> records;

  NsecProof(List<NsecRecord> records) {
    this.records = records;
  }

  boolean nodata(Name name, int type) {
    for (NsecRecord nsec : records) {
      if (nsec.owner().equals(name)) {
        return lacks(nsec, type);
      }
    }
    for (NsecRecord nsec : records) {
      if (covers(nsec, name)) {
        if (nsec.next().subdomain(name)) {
          return true; // an empty non-terminal
        }
        Name wildcard = Names.wildcard(closestEncloser(nsec, name));
        for (NsecRecord other : records) {
          if (other.zone().equals(nsec.zone()) && other.owner().equals(wildcard)) {
            return lacks(other, type);
          }
        }
      }
    }
    return false;
  }

  boolean nameError(Name name) {
    for (NsecRecord nsec : records) {
      if (covers(nsec, name) && !nsec.next().subdomain(name)) {
        Name wildcard = Names.wildcard(closestEncloser(nsec, name));
        for (NsecRecord other : records) {
          if (other.zone().equals(nsec.zone()) && covers(other, wildcard)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** Whether nothing exists between the name and its ancestor of so many labels. */
  boolean noCloserMatch(Name name, int closestLabels) {
    for (NsecRecord nsec : records) {
      if (covers(nsec, name)
          && !nsec.next().subdomain(name)
          && closestEncloser(nsec, name).labels() - 1 == closestLabels) {
        return true;
      }
    }
    return false;
  }

  boolean isUnsignedDelegation(Name name) {
    for (NsecRecord nsec : records) {
      if (nsec.owner().equals(name)) {
        return isDelegation(nsec) && !nsec.has(Type.DS);
      }
    }
    return false;
  }

  /** A record from the wrong side of a zone cut denies nothing (RFC 6840 section 4.1). */
  private static boolean lacks(NsecRecord nsec, int type) {
    if (nsec.has(type) || nsec.has(Type.CNAME)) {
      return false;
    }
    if (type == Type.DS) {
      return !nsec.has(Type.SOA) || nsec.owner().equals(Name.root);
    }
    return !isDelegation(nsec);
  }

  private static boolean isDelegation(NsecRecord nsec) {
    return nsec.has(Type.NS) && !nsec.has(Type.SOA);
  }

  private static boolean covers(NsecRecord nsec, Name name) {
    Name owner = nsec.owner();
    Name next = nsec.next();
    if (!name.subdomain(nsec.zone())
        || !next.subdomain(nsec.zone())
        || owner.compareTo(name) >= 0) {
      return false;
    }
    boolean last = owner.compareTo(next) >= 0;
    if (last ? !next.equals(nsec.zone()) : name.compareTo(next) >= 0) {
      return false;
    }
    return !name.subdomain(owner) || !(isDelegation(nsec) || nsec.has(Type.DNAME));
  }

  private static Name closestEncloser(NsecRecord nsec, Name name) {
    Name withOwner = Names.commonAncestor(name, nsec.owner());
    Name withNext = Names.commonAncestor(name, nsec.next());
    return withOwner.labels() > withNext.labels() ? withOwner : withNext;
  }
}
