// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.lab.dns;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.DClass;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.ExtendedErrorCodeOption;
import org.xbill.DNS.ExtendedFlags;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Header;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Turns a query into the message of a resolver of the given kind. */
final class Responder {
  static final int PAYLOAD_SIZE = 1232;
  private static final Set<Integer> DNSSEC_TYPES = Set.of(Type.RRSIG, Type.NSEC, Type.NSEC3);

  private Responder() {}

  static Message respond(Message query, Hierarchy zones, ResolverMode mode) {
    Record question = query.getQuestion();
    if (question == null) {
      return error(query, Rcode.FORMERR, mode, null);
    }
    if (query.getHeader().getOpcode() != Opcode.QUERY) {
      return error(query, Rcode.NOTIMP, mode, null);
    }
    if (question.getDClass() != DClass.IN) {
      return error(query, Rcode.REFUSED, mode, null);
    }
    Recursion found = Recursion.resolve(zones, question.getName(), question.getType());
    boolean validating = mode == ResolverMode.VALIDATING;
    Header asked = query.getHeader();
    if (validating && found.security() == Security.BOGUS && !asked.getFlag(Flags.CD)) {
      return error(query, Rcode.SERVFAIL, mode, new ExtendedErrorCodeOption(found.extendedError()));
    }
    Message response = error(query, found.rcode(), mode, null);
    boolean dnssec = mode != ResolverMode.STRIPPING && dnssecOk(query);
    copy(found.answer(), response, Section.ANSWER, question.getType(), dnssec);
    copy(found.authority(), response, Section.AUTHORITY, question.getType(), dnssec);
    if (validating && found.security() == Security.SECURE && (dnssec || asked.getFlag(Flags.AD))) {
      response.getHeader().setFlag(Flags.AD);
    }
    return response;
  }

  /** An answer with nothing but its code. */
  static Message error(
      Message query, int rcode, ResolverMode mode, @Nullable EDNSOption extendedError) {
    Message response = new Message(query.getHeader().getID());
    Header header = response.getHeader();
    header.setOpcode(query.getHeader().getOpcode());
    header.setFlag(Flags.QR);
    header.setFlag(Flags.RA);
    for (int flag : new int[] {Flags.RD, Flags.CD}) {
      if (query.getHeader().getFlag(flag)) {
        header.setFlag(flag);
      }
    }
    header.setRcode(rcode);
    if (query.getQuestion() != null) {
      response.addRecord(query.getQuestion(), Section.QUESTION);
    }
    if (query.getOPT() != null && mode != ResolverMode.STRIPPING) {
      List<EDNSOption> options = extendedError == null ? List.of() : List.of(extendedError);
      int flags = dnssecOk(query) ? ExtendedFlags.DO : 0;
      response.addRecord(new OPTRecord(PAYLOAD_SIZE, 0, 0, flags, options), Section.ADDITIONAL);
    }
    return response;
  }

  static boolean dnssecOk(Message query) {
    OPTRecord opt = query.getOPT();
    return opt != null && (opt.getFlags() & ExtendedFlags.DO) != 0;
  }

  /** What fits into a datagram for the client. */
  static int datagramLimit(Message query, ResolverMode mode) {
    OPTRecord opt = query.getOPT();
    if (opt == null || mode == ResolverMode.STRIPPING) {
      return 512;
    }
    return Math.max(512, Math.min(opt.getPayloadSize(), PAYLOAD_SIZE));
  }

  private static void copy(List<Record> from, Message to, int section, int asked, boolean dnssec) {
    for (Record record : from) {
      if (dnssec || record.getType() == asked || !DNSSEC_TYPES.contains(record.getType())) {
        to.addRecord(record, section);
      }
    }
  }
}
