// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.dns;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DNAMERecord;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.NameTooLongException;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.RRset;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/**
 * Reduces an answer to what the question allows in it, before anything is verified. Whatever is not
 * on the alias chain, not of class IN, signed by a zone that may not sign it, or denied by a zone
 * that does not lie above the chain, is as if it had never arrived. The order of records, the AD
 * bit and the additional section have no meaning here.
 */
final class Sanitizer {

  /** As many aliases as a lookup follows. */
  static final int MAX_HOPS = 8;

  /** A denial takes three sets, and one more for each alias out of a wildcard. */
  private static final int MOST_DENIALS = 16;

  private final Question question;
  private final List<RRset> answers = new ArrayList<>();
  private final List<RRset> kept = new ArrayList<>();
  private final List<Hop> hops = new ArrayList<>();
  private final Set<Name> names = new HashSet<>();

  private Sanitizer(Question question) {
    this.question = question;
  }

  /**
   * Cleans a message.
   *
   * @throws MalformedAnswerException if it is no answer to the question, or contradicts itself
   */
  static CleanMessage clean(Message message, Question question) throws MalformedAnswerException {
    checkHeader(message, question);
    Sanitizer sanitizer = new Sanitizer(question);
    for (RRset set : message.getSectionRRsets(Section.ANSWER)) {
      if (set.getDClass() == DClass.IN && set.size() > 0) {
        checkKeys(set);
        sanitizer.answers.add(Signatures.withAcceptable(set));
      }
    }
    Name end = sanitizer.followAliases();
    CleanMessage withoutDenial =
        new CleanMessage(
            question, message.getRcode(), sanitizer.kept, List.of(), sanitizer.hops, end);
    if (!withoutDenial.records().isEmpty() && message.getRcode() == Rcode.NXDOMAIN) {
      throw new MalformedAnswerException("NXDOMAIN together with records");
    }
    if (!withoutDenial.records().isEmpty() && withoutDenial.wildcardExpansions().isEmpty()) {
      return withoutDenial;
    }
    return new CleanMessage(
        question,
        message.getRcode(),
        sanitizer.kept,
        sanitizer.denials(message),
        sanitizer.hops,
        end);
  }

  private static void checkHeader(Message message, Question question)
      throws MalformedAnswerException {
    Record asked = message.getQuestion();
    if (!message.getHeader().getFlag(Flags.QR)
        || message.getHeader().getOpcode() != Opcode.QUERY
        || message.getHeader().getFlag(Flags.TC)) {
      throw new MalformedAnswerException("a header that no answer has");
    }
    if (asked == null || asked.getDClass() != DClass.IN || !Question.of(asked).equals(question)) {
      throw new MalformedAnswerException("an answer to another question");
    }
    if (message.getRcode() != Rcode.NOERROR && message.getRcode() != Rcode.NXDOMAIN) {
      throw new MalformedAnswerException("an error code: " + Rcode.string(message.getRcode()));
    }
  }

  private static void checkKeys(RRset set) throws MalformedAnswerException {
    for (Record record : set.rrs(false)) {
      if (record instanceof DNSKEYRecord key && Algorithms.isCostly(key)) {
        throw new MalformedAnswerException("an RSA key with an exponent of more than 64 bits");
      }
    }
  }

  private Name followAliases() throws MalformedAnswerException {
    Name current = question.name();
    names.add(current);
    while (hops.size() <= MAX_HOPS) {
      RRset data = find(current, question.type());
      RRset dname = question.type() == Type.DNAME ? null : findDname(current);
      if (data != null && (dname == null || data.sigSize() > 0)) {
        kept.add(data);
        return current;
      }
      Name target;
      if (dname != null) {
        target = addDname(current, dname);
        if (question.type() == Type.CNAME) {
          return current;
        }
      } else {
        RRset cname = find(current, Type.CNAME);
        if (cname == null) {
          return current;
        }
        if (cname.size() != 1) {
          throw new MalformedAnswerException("several CNAME records at " + current);
        }
        kept.add(cname);
        target = ((CNAMERecord) cname.first()).getTarget();
      }
      hops.add(new Hop(current, target));
      current = target;
      if (!names.add(current)) {
        return current;
      }
    }
    return current;
  }

  /** Keeps the DNAME and the CNAME that follows from it, whatever CNAME the message holds. */
  private Name addDname(Name current, RRset dname) throws MalformedAnswerException {
    if (dname.size() != 1) {
      throw new MalformedAnswerException("several DNAME records at " + dname.getName());
    }
    DNAMERecord record = (DNAMERecord) dname.first();
    try {
      Name target = current.fromDNAME(record);
      kept.add(dname);
      kept.add(new RRset(new CNAMERecord(current, DClass.IN, record.getTTL(), target)));
      return target;
    } catch (NameTooLongException e) {
      throw new MalformedAnswerException("the DNAME makes " + current + " too long");
    }
  }

  private @Nullable RRset find(Name owner, int type) {
    for (RRset set : answers) {
      if (set.getType() == type && set.getName().equals(owner)) {
        return set;
      }
    }
    return null;
  }

  /** A DNAME says nothing about its own owner, only about names below (RFC 6672 section 2.3). */
  private @Nullable RRset findDname(Name name) {
    for (RRset set : answers) {
      if (set.getType() == Type.DNAME
          && name.subdomain(set.getName())
          && !name.equals(set.getName())) {
        return set;
      }
    }
    return null;
  }

  private List<RRset> denials(Message message) throws MalformedAnswerException {
    List<RRset> denials = new ArrayList<>();
    for (RRset set : message.getSectionRRsets(Section.AUTHORITY)) {
      if (set.getDClass() != DClass.IN || set.size() == 0) {
        continue;
      }
      RRset signed = Signatures.withAcceptable(set);
      boolean may =
          switch (set.getType()) {
            case Type.SOA -> set.size() == 1 && isAboveChain(set.getName());
            case Type.NSEC, Type.NSEC3 ->
                signed.sigSize() > 0 && isAboveChain(signed.sigs().get(0).getSigner());
            default -> false;
          };
      if (may) {
        denials.add(signed);
        if (denials.size() > MOST_DENIALS) {
          throw new MalformedAnswerException("more than " + MOST_DENIALS + " sets for a denial");
        }
      }
    }
    return denials;
  }

  private boolean isAboveChain(Name zone) {
    for (Name name : names) {
      if (name.subdomain(zone)) {
        return true;
      }
    }
    return false;
  }
}
