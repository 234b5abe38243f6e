// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.dns;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.postern.dns.SecureAnswer.Existence;
import org.xbill.DNS.Header;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSEC3Record;
import org.xbill.DNS.NSECRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.RRset;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/**
 * An answer reduced to what the question allows in it: the alias chain, the record set at its end,
 * and the records that may deny something. Immutable, except that the record sets come from a
 * mutable class and must not be changed.
 *
 * @param question what was asked
 * @param rcode NOERROR or NXDOMAIN
 * @param answer the record sets of the answer in the order of the chain
 * @param authority SOA, NSEC and NSEC3 record sets
 * @param hops the aliases, in order
 * @param end the name at the end of the hops
 */
record CleanMessage(
    Question question,
    int rcode,
    List<RRset> answer,
    List<RRset> authority,
    List<Hop> hops,
    Name end) {

  CleanMessage {
    answer = List.copyOf(answer);
    authority = List.copyOf(authority);
    hops = List.copyOf(hops);
  }

  /** The records of the asked type at the end of the chain. */
  List<Record> records() {
    for (RRset set : answer) {
      if (set.getType() == question.type() && set.getName().equals(end)) {
        return set.rrs(false);
      }
    }
    return List.of();
  }

  Existence existence() {
    if (!records().isEmpty()) {
      return Existence.PRESENT;
    }
    return rcode == Rcode.NXDOMAIN ? Existence.NXDOMAIN : Existence.NODATA;
  }

  /** Whether any signature is left. Without one there is nothing that could be verified. */
  boolean isSigned() {
    return answer.stream().anyMatch(set -> set.sigSize() > 0)
        || authority.stream().anyMatch(set -> set.sigSize() > 0);
  }

  /** The answer's record sets that a wildcard was expanded into (RFC 4035 section 5.3.4). */
  List<RRset> wildcardExpansions() {
    List<RRset> expanded = new ArrayList<>(0);
    for (RRset set : answer) {
      for (RRSIGRecord signature : set.sigs()) {
        if (signature.getLabels() < Signatures.labels(set.getName())) {
          expanded.add(set);
          break;
        }
      }
    }
    return expanded;
  }

  List<NsecRecord> nsecs() {
    List<NsecRecord> found = new ArrayList<>(0);
    for (RRset set : authority) {
      if (set.getType() == Type.NSEC) {
        for (Record nsec : set.rrs(false)) {
          found.add(new NsecRecord((NSECRecord) nsec, set.sigs().get(0).getSigner()));
        }
      }
    }
    return found;
  }

  List<NSEC3Record> nsec3s() {
    List<NSEC3Record> found = new ArrayList<>(0);
    for (RRset set : authority) {
      if (set.getType() == Type.NSEC3) {
        for (Record nsec3 : set.rrs(false)) {
          found.add((NSEC3Record) nsec3);
        }
      }
    }
    return found;
  }

  /**
   * Seconds that the message may be kept: as long as all of its records, those that deny something
   * included, and no longer than their signatures (RFC 4035 section 5.3.3).
   */
  long ttl(Instant now) {
    long ttl = existence() == Existence.PRESENT ? Long.MAX_VALUE : negativeTtl();
    for (RRset set : answer) {
      ttl = Math.min(ttl, Signatures.ttl(set, now));
    }
    for (RRset set : authority) {
      ttl = Math.min(ttl, Signatures.ttl(set, now));
    }
    return ttl;
  }

  /** Roughly what the message takes in memory. */
  long octets() {
    long octets = 500;
    for (RRset set : answer) {
      octets += Signatures.octets(set);
    }
    for (RRset set : authority) {
      octets += Signatures.octets(set);
    }
    return octets;
  }

  /** How long the denial may be kept (RFC 2308 section 5); 0 without SOA. */
  private long negativeTtl() {
    for (RRset set : authority) {
      if (set.getType() == Type.SOA) {
        return Math.min(Signatures.ttl(set), ((SOARecord) set.first()).getMinimum());
      }
    }
    return 0;
  }

  /** Returns it as a message of its own, which the receiver may change. */
  Message toMessage() {
    Message message = new Message();
    Header header = message.getHeader();
    header.setFlag(org.xbill.DNS.Flags.QR);
    header.setFlag(org.xbill.DNS.Flags.RD);
    header.setFlag(org.xbill.DNS.Flags.RA);
    header.setRcode(rcode);
    message.addRecord(question.toRecord(), Section.QUESTION);
    add(message, answer, Section.ANSWER);
    add(message, authority, Section.AUTHORITY);
    return message;
  }

  private static void add(Message message, List<RRset> sets, int section) {
    for (RRset set : sets) {
      set.rrs(false).forEach(record -> message.addRecord(record, section));
      set.sigs().forEach(record -> message.addRecord(record, section));
    }
  }
}
