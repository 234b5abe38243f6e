// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.dns;

import static org.postern.internal.dns.Forger.answer;
import static org.postern.internal.dns.Forger.authority;
import static org.postern.internal.dns.Forger.reply;
import static org.postern.internal.dns.Packets.isDenial;
import static org.postern.internal.dns.Packets.isSignature;
import static org.postern.internal.dns.Packets.join;
import static org.postern.internal.dns.Packets.owner;
import static org.postern.internal.dns.Packets.parent;
import static org.postern.internal.dns.Packets.type;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/** Genuine, signed records that answer another question than the one that was asked. */
enum Replay implements Tampering {
  ANSWER_TO_ANOTHER_TYPE(
      Place.ALL, (f, q, m) -> as(q, f.genuine(owner(q), type(q) == Type.A ? Type.MX : Type.A))),
  ANSWER_TO_ANOTHER_NAME(Place.ALL, (f, q, m) -> as(q, f.genuine(in(f, q, "mx1"), type(q)))),
  ANSWER_OF_ANOTHER_NAME_RENAMED(
      Place.ANSWER,
      (f, q, m) -> {
        Message other = f.genuine(in(f, q, "mx1"), type(q));
        return reply(q, Rcode.NOERROR, renamed(answer(other), owner(q)), authority(other));
      }),
  ANSWER_OF_ANOTHER_ZONE_RENAMED(
      Place.ANSWER,
      (f, q, m) ->
          reply(
              q,
              Rcode.NOERROR,
              renamed(
                  answer(f.genuine(Name.fromConstantString("mx1.rsa.test."), type(q))), owner(q)),
              List.of())),
  WILDCARD_MX_EXPANDED_TO_THE_NAME(Place.ANSWER, (f, q, m) -> expanded(f, q, "x.wild", Type.MX)),
  WILDCARD_TLSA_EXPANDED_TO_THE_NAME(
      Place.ANSWER, (f, q, m) -> expanded(f, q, "x.onewild", Type.TLSA)),
  WILDCARD_ALIAS_EXPANDED_TO_THE_NAME(
      Place.ANSWER, (f, q, m) -> expanded(f, q, "x.wildalias", Type.A)),
  DNAME_FOR_ITS_OWNER(
      Place.ANSWER,
      (f, q, m) -> {
        List<Record> dname =
            answer(f.genuine(in(f, q, "mx1.d"), Type.A)).stream()
                .filter(r -> Packets.covers(r, Type.DNAME))
                .toList();
        return reply(q, Rcode.NOERROR, dname, List.of());
      }),
  DENIAL_OF_ANOTHER_NAME(
      Place.AUTHORITY,
      (f, q, m) -> authorityOf(q, Rcode.NXDOMAIN, f.genuine(in(f, q, "nx2"), Type.A))),
  DENIAL_OF_A_NAME_BELOW(
      Place.AUTHORITY,
      (f, q, m) ->
          authorityOf(q, Rcode.NXDOMAIN, f.genuine(Forger.below("nx", owner(q)), type(q)))),
  DENIAL_OF_A_NAME_BELOW_AS_NODATA(
      Place.AUTHORITY,
      (f, q, m) -> authorityOf(q, Rcode.NOERROR, f.genuine(Forger.below("nx", owner(q)), type(q)))),
  DENIAL_OF_ANOTHER_TYPE(
      Place.AUTHORITY, (f, q, m) -> authorityOf(q, Rcode.NOERROR, f.genuine(owner(q), Type.HINFO))),
  DENIAL_OF_ANOTHER_TYPE_AS_NAME_ERROR(
      Place.AUTHORITY,
      (f, q, m) -> authorityOf(q, Rcode.NXDOMAIN, f.genuine(owner(q), Type.HINFO))),
  DENIAL_OF_THE_TYPE_AT_ANOTHER_NAME(
      Place.AUTHORITY,
      (f, q, m) -> authorityOf(q, Rcode.NOERROR, f.genuine(in(f, q, "exists.a.b.c"), Type.MX))),
  DENIAL_OF_AN_EMPTY_NAME(
      Place.AUTHORITY,
      (f, q, m) -> authorityOf(q, Rcode.NOERROR, f.genuine(in(f, q, "b.c"), Type.A))),
  DENIAL_BY_WILDCARD(
      Place.AUTHORITY,
      (f, q, m) -> authorityOf(q, Rcode.NOERROR, f.genuine(in(f, q, "x.wild"), Type.A))),
  DENIAL_BY_WILDCARD_THEN_ANOTHER(
      Place.AUTHORITY,
      (f, q, m) ->
          reply(
              q,
              Rcode.NOERROR,
              List.of(),
              join(
                  wildcardFirst(authority(f.genuine(in(f, q, "x.wild"), Type.A))),
                  denials(f.genuine(in(f, q, "mx1"), Type.HINFO))))),
  DENIAL_BY_THE_WHOLE_CHAIN(
      Place.AUTHORITY,
      (f, q, m) -> reply(q, Rcode.NOERROR, List.of(), chain(f, q, f.zoneOf(owner(q))))),
  NAME_DENIAL_BY_THE_WHOLE_CHAIN(
      Place.AUTHORITY,
      (f, q, m) -> reply(q, Rcode.NXDOMAIN, List.of(), chain(f, q, f.zoneOf(owner(q))))),
  NAME_DENIAL_BY_TWO_ZONES(
      Place.AUTHORITY,
      (f, q, m) -> {
        Name zone = f.zoneOf(owner(q));
        return reply(
            q, Rcode.NXDOMAIN, List.of(), join(chain(f, q, zone), chain(f, q, parent(zone))));
      }),
  DENIAL_BY_THE_PARENT(
      Place.AUTHORITY,
      (f, q, m) -> reply(q, Rcode.NOERROR, List.of(), chain(f, q, parent(f.zoneOf(owner(q)))))),
  NAME_DENIAL_BY_THE_PARENT(
      Place.AUTHORITY,
      (f, q, m) -> reply(q, Rcode.NXDOMAIN, List.of(), chain(f, q, parent(f.zoneOf(owner(q)))))),
  NAME_DENIAL_BY_THE_ROOT(
      Place.AUTHORITY,
      (f, q, m) ->
          authorityOf(q, Rcode.NXDOMAIN, f.genuine(Name.fromConstantString("nosuchtld."), Type.A))),
  DENIAL_BY_A_CHILD(
      Place.AUTHORITY,
      (f, q, m) -> reply(q, Rcode.NXDOMAIN, List.of(), chain(f, q, in(f, q, "child")))),
  DENIAL_BY_A_FOREIGN_SIGNED_ZONE(
      Place.AUTHORITY,
      (f, q, m) ->
          reply(q, Rcode.NXDOMAIN, List.of(), chain(f, q, Name.fromConstantString("rsa.test.")))),
  DENIAL_BY_AN_UNSIGNED_ZONE(
      Place.AUTHORITY,
      (f, q, m) ->
          authorityOf(
              q, Rcode.NXDOMAIN, f.genuine(Name.fromConstantString("nx.insecure.test."), Type.A))),
  DENIAL_BY_AN_ISLAND(
      Place.AUTHORITY,
      (f, q, m) ->
          authorityOf(
              q, Rcode.NXDOMAIN, f.genuine(Name.fromConstantString("nx.island.test."), Type.A))),
  OPT_OUT_OF_ANOTHER_ZONE(
      Place.AUTHORITY,
      (f, q, m) ->
          authorityOf(
              q, Rcode.NOERROR, f.genuine(Name.fromConstantString("nx.optout.test."), Type.DS))),
  DELEGATION_OF_AN_UNSIGNED_SIBLING(
      Place.AUTHORITY,
      (f, q, m) ->
          authorityOf(
              q, Rcode.NOERROR, f.genuine(Name.fromConstantString("insecure.test."), Type.DS))),
  DELEGATION_OF_AN_UNSIGNED_CHILD(
      Place.AUTHORITY,
      (f, q, m) -> authorityOf(q, Rcode.NOERROR, f.genuine(in(f, q, "sub"), Type.DS)));

  private final Place place;
  private final Change change;

  Replay(Place place, Change change) {
    this.place = place;
    this.change = change;
  }

  @Override
  public Kind kind() {
    return Kind.REPLAY;
  }

  @Override
  public Place place() {
    return place;
  }

  @Override
  public Change change() {
    return change;
  }

  /** A name in the zone of the question. */
  private static Name in(Forger forger, Message query, String relative) {
    return Forger.below(relative, forger.zoneOf(owner(query)));
  }

  private static Message as(Message query, Message other) {
    return reply(query, other.getRcode(), answer(other), authority(other));
  }

  private static Message authorityOf(Message query, int rcode, Message other) {
    return reply(query, rcode, List.of(), authority(other));
  }

  /** The wildcard's answer under the asked name, with the proof that came with it. */
  private static Message expanded(Forger forger, Message query, String below, int type) {
    Message wildcard = forger.genuine(in(forger, query, below), type);
    List<Record> answer = new ArrayList<>();
    Name owner = in(forger, query, below);
    for (Record record : answer(wildcard)) {
      answer.add(record.getName().equals(owner) ? renamed(record, owner(query)) : record);
    }
    return reply(query, Rcode.NOERROR, answer, authority(wildcard));
  }

  private static List<Record> renamed(List<Record> records, Name name) {
    return records.stream().map(record -> renamed(record, name)).toList();
  }

  private static Record renamed(Record record, Name name) {
    return Record.newRecord(
        name, record.getType(), DClass.IN, record.getTTL(), record.rdataToWireCanonical());
  }

  private static List<Record> denials(Message message) {
    return authority(message).stream().filter(Packets::isDenial).toList();
  }

  private static List<Record> wildcardFirst(List<Record> records) {
    List<Record> sorted = new ArrayList<>(records);
    sorted.sort((a, b) -> Boolean.compare(b.getName().isWild(), a.getName().isWild()));
    return sorted;
  }

  /** Every denial that the zone gives, in some order. */
  private static List<Record> chain(Forger forger, Message query, Name zone) {
    List<Record> all = new ArrayList<>();
    for (String relative :
        List.of("aaa", "b", "child-x", "d-x", "mx1-x", "nx2", "sub-x", "tlsa-x", "zzz", "x.wild")) {
      Name name = Forger.below(relative, zone);
      for (Record record : authority(forger.genuine(name, Type.HINFO))) {
        if (!all.contains(record) && (isDenial(record) || isSignature(record) || all.isEmpty())) {
          all.add(record);
        }
      }
    }
    Collections.shuffle(all, new Random(owner(query).hashCode() * 31L + type(query)));
    return all;
  }
}
