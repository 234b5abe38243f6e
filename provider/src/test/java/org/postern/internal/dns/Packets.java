// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.dns;

import static org.postern.internal.dns.Forger.reply;
import static org.postern.internal.dns.Forger.withSection;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DNAMERecord;
import org.xbill.DNS.ExtendedErrorCodeOption;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** What tampering is made of. */
final class Packets {
  private Packets() {}

  static Name owner(Message query) {
    return query.getQuestion().getName();
  }

  static int type(Message query) {
    return query.getQuestion().getType();
  }

  static Name parent(Name name) {
    return name.labels() == 1 ? name : new Name(name, 1);
  }

  static Name below(Name name) {
    return Forger.below("below", name);
  }

  static Record forged(Forger forger, Message query) {
    return forger.record(owner(query), type(query));
  }

  static Message forgedBy(Forger forger, Message query, Name signer) {
    Record forged = forged(forger, query);
    RRSIGRecord signature =
        forged.getName().subdomain(signer)
            ? forger.sign(signer, forged)
            : forger.junkSignature(forged, signer);
    return reply(query, Rcode.NOERROR, List.of(forged, signature), List.of());
  }

  static Record forgedAlias(Message query) {
    return new CNAMERecord(
        owner(query), DClass.IN, 300, Name.fromConstantString("mx1.insecure.test."));
  }

  static Record forgedDname(Forger forger, Message query) {
    return new DNAMERecord(forger.zoneOf(owner(query)), DClass.IN, 300, Forger.UNSIGNED_ZONE);
  }

  /** The alias, and at its end what the attacker's unsigned zone may say. */
  static Message aliased(Forger forger, Message query, List<Record> alias) {
    Record end = forger.record(Name.fromConstantString("mx1.insecure.test."), type(query));
    return reply(query, Rcode.NOERROR, with(alias, end), List.of());
  }

  static Message denied(Message query, int rcode, Record... authority) {
    return reply(query, rcode, List.of(), List.of(authority));
  }

  static Message nsec3(Forger forger, Message query, int rcode, int iterations, int flags) {
    Name zone = forger.zoneOf(owner(query));
    Record nsec3 = forger.nsec3(zone, iterations, flags);
    return denied(query, rcode, forger.soa(zone), nsec3, forger.sign(zone, nsec3));
  }

  static Message withExtendedError(Forger forger, Message query, int code) {
    return withSection(
        reply(query, Rcode.NOERROR, List.of(forged(forger, query)), List.of()),
        Section.ADDITIONAL,
        List.of(new OPTRecord(1232, 0, 0, 0x8000, new ExtendedErrorCodeOption(code, "trust me"))));
  }

  static Message flagged(Message message, int flag) {
    message.getHeader().setFlag(flag);
    return message;
  }

  static Message coded(Message message, int rcode) {
    message.getHeader().setRcode(rcode);
    return message;
  }

  static Record chaos(Record record) {
    return Record.newRecord(
        record.getName(),
        record.getType(),
        DClass.CH,
        record.getTTL(),
        record.rdataToWireCanonical());
  }

  static Record aged(Record record) {
    return Record.newRecord(
        record.getName(),
        record.getType(),
        record.getDClass(),
        1_000_000,
        record.rdataToWireCanonical());
  }

  static List<Record> withJunk(Forger forger, List<Record> genuine, Name signer) {
    List<Record> junk = new ArrayList<>();
    genuine.stream()
        .filter(record -> !isSignature(record))
        .forEach(record -> junk.add(forger.junkSignature(record, signer)));
    return join(junk, genuine);
  }

  static boolean isSignature(Record record) {
    return record.getType() == Type.RRSIG;
  }

  static boolean isDenial(Record record) {
    return covers(record, Type.NSEC) || covers(record, Type.NSEC3);
  }

  static boolean covers(Record record, int type) {
    return record.getType() == type
        || (record instanceof RRSIGRecord signature && signature.getTypeCovered() == type);
  }

  static List<Record> signatures(List<Record> records) {
    return records.stream().filter(Packets::isSignature).toList();
  }

  static List<Record> additional(Message message) {
    return message.getSection(Section.ADDITIONAL);
  }

  static List<Record> with(List<Record> records, Record more) {
    return join(records, List.of(more));
  }

  static List<Record> join(List<Record> first, List<Record> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  static List<Record> shuffled(List<Record> records) {
    List<Record> copy = new ArrayList<>(records);
    Collections.shuffle(copy, new Random(7));
    return copy;
  }

  static Message reversed(Message message, int section) {
    List<Record> copy = new ArrayList<>(message.getSection(section));
    Collections.reverse(copy);
    return withSection(message, section, copy);
  }
}
