// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.dns;

import java.time.Instant;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.RRset;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/** Which signatures may speak for a record set at all. */
final class Signatures {

  /** More than any zone needs, even in the middle of an algorithm rollover. */
  private static final int MOST = 8;

  private Signatures() {}

  /** Returns a copy of the set with only those signatures that may cover it. */
  static RRset withAcceptable(RRset set) {
    RRset kept = new RRset();
    set.rrs(false).forEach(kept::addRR);
    for (RRSIGRecord signature : set.sigs()) {
      if (kept.sigSize() < MOST && isAcceptable(set, signature)) {
        kept.addRR(signature);
      }
    }
    return kept;
  }

  /**
   * Whether the signature names a zone that may sign the set: RFC 4035 section 5.3.1 for all types,
   * and the place of each type in a zone: a DS set belongs to the parent (RFC 4035 section 2.4),
   * DNSKEY and SOA to the apex, an NSEC3 directly below it (RFC 5155 section 3), and a denial never
   * comes out of a wildcard.
   */
  static boolean isAcceptable(RRset set, RRSIGRecord signature) {
    Name owner = set.getName();
    Name signer = signature.getSigner();
    int labels = labels(owner);
    if (signature.getDClass() != DClass.IN
        || signature.getTypeCovered() != set.getType()
        || !owner.subdomain(signer)
        || signature.getLabels() > labels
        || signature.getLabels() < signer.labels() - 1) {
      return false;
    }
    return switch (set.getType()) {
      case Type.DNSKEY, Type.SOA -> owner.equals(signer) && signature.getLabels() == labels;
      case Type.DS -> !owner.equals(signer) && signature.getLabels() == labels;
      case Type.NSEC -> signature.getLabels() == labels;
      case Type.NSEC3 -> owner.labels() == signer.labels() + 1 && signature.getLabels() == labels;
      default -> true;
    };
  }

  /** The number of labels as an RRSIG counts it: neither the root nor a leading asterisk. */
  static int labels(Name owner) {
    return owner.labels() - (owner.isWild() ? 2 : 1);
  }

  /** Seconds that the set may be kept: no TTL beyond the signed one (RFC 4035 section 5.3.3). */
  static long ttl(RRset set) {
    long ttl = set.getTTL();
    for (RRSIGRecord signature : set.sigs()) {
      ttl = Math.min(ttl, Math.min(signature.getTTL(), signature.getOrigTTL()));
    }
    return Math.max(0, ttl);
  }

  /**
   * As {@link #ttl(RRset)}, and not beyond the end of the first signature that is valid now: which
   * of them has been verified is not known here, and anybody can add one that ends late.
   */
  static long ttl(RRset set, Instant now) {
    long ttl = ttl(set);
    boolean valid = set.sigSize() == 0;
    for (RRSIGRecord signature : set.sigs()) {
      if (!now.isBefore(signature.getTimeSigned()) && !now.isAfter(signature.getExpire())) {
        valid = true;
        ttl = Math.min(ttl, signature.getExpire().getEpochSecond() - now.getEpochSecond());
      }
    }
    return valid ? Math.max(0, ttl) : 0;
  }

  /** Roughly what a set takes in memory. */
  static long octets(RRset set) {
    long octets = 0;
    for (Record record : set.rrs(false)) {
      octets += octets(record);
    }
    for (RRSIGRecord signature : set.sigs()) {
      octets += octets(signature);
    }
    return octets;
  }

  /** Roughly what a record takes in memory. */
  static long octets(Record record) {
    return 200L + record.getName().length() + 2L * record.rdataToWireCanonical().length;
  }
}
